"""Which addresses we call (guard against server-side request forgery).

Two judgements, both needed: a URL must lead to the origin that its provider is configured with, and the machine that
answers there must be of a kind that a name may lead to. A name leads to the public network alone; only who writes the
address itself (``127.0.0.1``, ``localhost``, ``192.168.1.5``) reaches the machines at home.
"""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
_NAT64 = ip_network("64:ff9b::/96")
_SHARED = ip_network("100.64.0.0/10")


class AddressKind(StrEnum):
    """Where an IP address lies. Nothing of ours has any business at a `SPECIAL` one (link-local, multicast, …)."""

    PUBLIC = "public"
    LOOPBACK = "loopback"
    PRIVATE = "private"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Origin:
    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def origin_of(url: str) -> Origin:
    """The origin of an absolute http(s) URL. Raises ValueError for any other."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("only absolute http and https addresses are called")
    return Origin(parts.scheme, parts.hostname.lower().rstrip("."), parts.port or PORTS[parts.scheme])


def kind_of(address: str) -> AddressKind:
    """The kind of an IP address. Addresses that carry another one inside (mapped, 6to4, Teredo, NAT64) are that one."""
    ip = _innermost(ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return AddressKind.LOOPBACK
    if ip.is_multicast or ip.is_link_local or ip.is_unspecified:
        return AddressKind.SPECIAL
    if ip.is_global:
        return AddressKind.PUBLIC
    if isinstance(ip, IPv4Address) and ip in _SHARED:
        return AddressKind.PRIVATE
    return AddressKind.PRIVATE if ip.is_private and not ip.is_reserved else AddressKind.SPECIAL


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def may_lead_to(host: str, *, at_home: bool = False) -> frozenset[AddressKind]:
    """The kinds of address at which `host`, as somebody wrote it, may turn out to live.

    `at_home`: the operator said that this name is a machine of their own.
    """
    if at_home:
        return frozenset(AddressKind) - {AddressKind.SPECIAL}
    if host == "localhost":
        return frozenset({AddressKind.LOOPBACK})
    try:
        kind = kind_of(host)
    except ValueError:
        return frozenset({AddressKind.PUBLIC})
    return frozenset({kind}) - {AddressKind.SPECIAL}
