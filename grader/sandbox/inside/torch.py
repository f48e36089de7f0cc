"""A submission in Python with PyTorch: arrays arrive as tensors, tensors leave as arrays."""

from typing import Any

import numpy as np
import torch

from grader.sandbox.inside import numpy as with_numpy
from grader.sandbox.inside import python

torch.set_num_threads(1)
torch.set_num_interop_threads(1)


class Submission(python.Submission):
    def seed(self) -> None:
        super().seed()
        torch.manual_seed(self.order["seed"])

    def arrived(self, call: list[Any]) -> list[Any]:
        args, kwargs = super().arrived(call)
        return [list(map(_tensor, args)), {name: _tensor(value) for name, value in kwargs.items()}]

    def leaving(self, result: Any) -> Any:
        return _array(result)

    def after(self, arrived: list[Any], sent: list[Any], limit: int) -> bytes:
        args, kwargs = ([*arrived[0]], {**arrived[1]})
        changed = [
            _array(list(map(_kept, args, sent[0]))),
            {n: _array(_kept(v, sent[1][n])) for n, v in kwargs.items()},
        ]
        return super().after(arrived, changed, limit)


REHEARSAL = with_numpy.REHEARSAL


def prepare() -> None:
    """One step of training: hundreds of modules are imported at the first, in most of a second."""
    with_numpy.prepare()
    _train()


def _train() -> None:
    model = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.GELU(), torch.nn.LayerNorm(4), torch.nn.Linear(4, 2))
    optimizer = torch.optim.AdamW(model.parameters())
    inputs = torch.tensor(np.ones((3, 4), dtype=np.float32), requires_grad=True)
    torch.nn.functional.cross_entropy(model(inputs), torch.tensor([0, 1, 0])).backward()
    optimizer.step()
    attended = torch.nn.functional.scaled_dot_product_attention(*[torch.ones(1, 1, 2, 4)] * 3)
    torch.softmax(torch.einsum("bhqd,bhkd->bhqk", attended, attended), dim=-1).sum().item()


def _tensor(value: Any) -> Any:
    """The arrays in `value` as tensors of the same memory; lists, tuples and dicts are looked into."""
    if type(value) is np.ndarray:
        return torch.from_numpy(value) if value.dtype.kind in "biuf" else value
    return _within(value, _tensor)


def _array(value: Any) -> Any:
    if type(value) in (torch.Tensor, torch.nn.Parameter):
        tensor = value.detach()
        # numpy has no bfloat16; every one of its values is a float32.
        return (tensor.float() if tensor.dtype is torch.bfloat16 else tensor).numpy()
    return _within(value, _array)


def _within(value: Any, convert: Any) -> Any:
    if type(value) in (list, tuple):
        return type(value)(map(convert, value))
    if type(value) is dict:
        return {key: convert(each) for key, each in value.items()}
    return value


def _kept(arrived: Any, sent: Any) -> Any:
    """A generator is always used up by the call; what was sent stands for it."""
    return sent if isinstance(arrived, np.random.Generator) else arrived
