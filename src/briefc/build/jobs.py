"""What is computed: a task, its jobs, and the loss of one; and the call itself, which no bug may end."""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Task:
    """What jobs have in common: a function's address (`package.module:function`) and what it shares.

    The function is called as `function(shared, job.payload)`. `seconds` ends a job that takes longer, `memory` (bytes)
    bounds a worker's address space; 0 is no bound. Both hold only where a worker can be killed. `ready` is the address
    of a function that a worker calls before its first job, to load what all jobs need; "" for none. It is called as
    `ready(shared, sample)`: a worker that was started ahead of its work has a sample of it, and time to practise.
    """

    call: str
    shared: Any
    seconds: float = 0.0
    memory: int = 0
    ready: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One call of a task: the name that people know it by, and its argument."""

    name: str
    payload: Any


@dataclass(frozen=True, slots=True)
class Loss:
    """A job that gave no result, and why, in words; `detail` is the traceback of a bug of ours, else empty."""

    reason: str
    detail: str = ""


OUT_OF_MEMORY = Loss("it ran out of memory")
"""The loss of a job that wanted more than its worker may have."""

Result: TypeAlias = Any
Progress: TypeAlias = Callable[[Job], None]


def function_at(address: str) -> Callable[..., Any]:
    """The function of a task's address."""
    module, _, name = address.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def attempt(function: Callable[[Any, Any], Any], shared: Any, payload: Any) -> Result | Loss:
    """The result of a call, or its loss."""
    try:
        return function(shared, payload)
    except MemoryError:
        return OUT_OF_MEMORY
    except RecursionError:
        return Loss("it is nested too deeply")
    except Exception as bug:  # noqa: BLE001 - a bug of ours costs one article and is named, never the build
        return Loss(f"{type(bug).__name__}: {bug}", traceback.format_exc())
