"""Ports: what may be asked for, and what is free."""

import socket
from argparse import ArgumentTypeError
from contextlib import closing


def port_number(text: str) -> int:
    """A port as typed. Raises what argparse tells the person."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is no port; write a number from 1 to 65535")


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. Asked first, as our server would share a port with another without a word."""
    try:
        [(family, kind, protocol, _name, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with closing(socket.socket(family, kind, protocol)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError:
        return False
    return True


def first_free(first: int, *, host: str = "127.0.0.1", fixed: bool = False) -> int | None:
    """The first free port from `first` on (or only that one); None if there is none."""
    ports = [first] if fixed else range(first, min(first + 50, 65536))
    return next((port for port in ports if is_free(host, port)), None)
