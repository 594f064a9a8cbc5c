import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.addresses import AddressKind, kind_of, may_lead_to, origin_of

PUBLIC, LOOPBACK, PRIVATE, SPECIAL = AddressKind.PUBLIC, AddressKind.LOOPBACK, AddressKind.PRIVATE, AddressKind.SPECIAL


class TestTheKindOfAnAddress:
    @pytest.mark.parametrize(
        ("address", "kind"),
        [
            ("18.165.122.7", PUBLIC), ("2600:9000:211d::1", PUBLIC),
            ("127.0.0.1", LOOPBACK), ("127.255.255.254", LOOPBACK), ("::1", LOOPBACK),
            ("10.0.0.1", PRIVATE), ("172.16.3.4", PRIVATE), ("192.168.1.5", PRIVATE), ("fd00::5", PRIVATE), ("100.64.0.9", PRIVATE),
            ("169.254.169.254", SPECIAL), ("fe80::1%eth0", SPECIAL), ("0.0.0.0", SPECIAL), ("::", SPECIAL),
            ("224.0.0.1", SPECIAL), ("ff02::1", SPECIAL), ("255.255.255.255", SPECIAL), ("240.0.0.1", SPECIAL),
        ],
    )  # fmt: skip
    def test_is_known(self, address, kind):
        assert kind_of(address) is kind

    @pytest.mark.parametrize("disguise", ["::ffff:{}", "64:ff9b::{}"])
    @pytest.mark.parametrize(
        ("address", "kind"), [("127.0.0.1", LOOPBACK), ("10.1.2.3", PRIVATE), ("169.254.169.254", SPECIAL)]
    )
    def test_is_that_of_the_address_inside(self, disguise, address, kind):
        assert kind_of(disguise.format(address)) is kind

    def test_of_a_tunnel_is_that_of_its_end(self):
        assert kind_of("2002:7f00:1::") is LOOPBACK  # 6to4 of 127.0.0.1

    @given(st.ip_addresses())
    def test_is_never_in_doubt(self, address):
        assert kind_of(str(address)) in AddressKind


class TestAName:
    def test_leads_to_the_public_network_alone(self):
        assert may_lead_to("api.example.org") == {PUBLIC}

    def test_that_is_an_address_at_home_leads_there(self):
        assert may_lead_to("127.0.0.1") == {LOOPBACK}
        assert may_lead_to("localhost") == {LOOPBACK}
        assert may_lead_to("192.168.1.5") == {PRIVATE}

    def test_that_is_a_special_address_leads_nowhere(self):
        assert may_lead_to("169.254.169.254") == set()


class TestAnOrigin:
    def test_has_the_usual_port_when_none_is_written(self):
        assert origin_of("https://API.example.org./3") == origin_of("https://api.example.org:443")

    @pytest.mark.parametrize("url", ["ftp://example.org", "file:///etc/passwd", "//example.org", "example.org", ""])
    def test_is_that_of_an_absolute_web_address(self, url):
        with pytest.raises(ValueError):
            origin_of(url)
