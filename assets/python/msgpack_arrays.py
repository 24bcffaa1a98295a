"""msgpack with NumPy arrays, as openpi's `msgpack_numpy` writes them: maps whose keys are bytes."""

import msgpack
import numpy as np


def pack(message) -> bytes:
    """Packs a message of plain values, lists, dicts, arrays and NumPy's scalars."""
    return msgpack.packb(message, default=_to_plain)


def unpack(data: bytes):
    """Unpacks what `pack` packed; arrays are read-only views of `data`."""
    return msgpack.unpackb(data, object_hook=_to_array)


def _to_plain(value):
    if not isinstance(value, (np.ndarray, np.generic)):
        raise TypeError(f"{type(value).__name__} cannot be sent; send plain values and arrays.")
    if value.dtype.kind in "OVc":
        raise TypeError(f"Arrays of {value.dtype} cannot be sent; send booleans, integers and floats.")
    if isinstance(value, np.generic):
        return {b"__npgeneric__": True, b"data": value.item(), b"dtype": value.dtype.str}
    return {b"__ndarray__": True, b"data": value.tobytes(), b"dtype": value.dtype.str, b"shape": value.shape}


def _to_array(message):
    if b"__ndarray__" in message:
        return np.frombuffer(message[b"data"], np.dtype(message[b"dtype"])).reshape(message[b"shape"])
    if b"__npgeneric__" in message:
        return np.dtype(message[b"dtype"]).type(message[b"data"])
    return message
