"""A process that has everything imported, and forks a confined, single-use child whenever it is told to.

  supervisor │ zygote
  posture + filter ─▶ kept
            ◀─ up     (a descriptor of this process)
  fork n    ─▶ fork   (channel and output of child n) ─▶ child: confine, serve one submission, end
            ◀─ born n (a descriptor of the child)
            ◀─ died n (exit status, processor time, peak memory)

It never sees a submission: source, arguments and answers go past it. It holds no secret, and ends with the supervisor.
"""

import gc
import importlib
import json
import os
import select
import socket
import struct
from typing import NoReturn

from grader.sandbox.inside import confinement, harness, kernel
from grader.sandbox.inside.confinement import Posture
from grader.sandbox.layers import Layer

FORK = struct.Struct("<I")
DIED = struct.Struct("<Iidq")
LONGEST_MESSAGE = 1 << 16
UP, BORN, ENDED = b"U", b"B", b"E"
# Above every number that a child gives its own descriptors.
_CONTROL = 200


class Zygote:
    def __init__(self, control: socket.socket, posture: Posture) -> None:
        self.control = control
        self.posture = posture
        self.itself = os.pidfd_open(os.getpid())
        self.poll = select.poll()
        self.poll.register(control, select.POLLIN)
        self.children: dict[int, tuple[int, int]] = {}  # by descriptor: number, process id

    def serve(self) -> None:
        """Fork and reap until the supervisor hangs up."""
        socket.send_fds(self.control, [UP], [self.itself])
        while True:
            for descriptor, _ in self.poll.poll():
                if descriptor in self.children:
                    self.reap(descriptor)
                elif not self.obey():
                    return

    def obey(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self.control, FORK.size, 2)
        if not message:
            return False
        (number,) = FORK.unpack(message)
        self.fork(number, *descriptors)
        return True

    def fork(self, number: int, channel: int, output: int) -> None:
        own_processes = Layer.NAMESPACES in self.posture.layers
        if own_processes:
            kernel.unshare(kernel.NEW_PROCESSES)
        pid = os.fork()
        if pid == 0:
            self.become_child(channel, output)
        if own_processes:
            kernel.set_process_namespace(self.itself)
        os.close(channel)
        os.close(output)
        child = os.pidfd_open(pid)
        self.children[child] = (number, pid)
        self.poll.register(child, select.POLLIN)
        socket.send_fds(self.control, [BORN + FORK.pack(number)], [child])

    def become_child(self, channel: int, output: int) -> NoReturn:
        try:
            confinement.confine(self.posture, channel, output)
            harness.serve(confinement.CHANNEL)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(1)

    def reap(self, descriptor: int) -> None:
        number, pid = self.children.pop(descriptor)
        self.poll.unregister(descriptor)
        os.close(descriptor)
        _, status, used = os.wait4(pid, 0)
        ending = DIED.pack(number, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
        self.control.send(ENDED + ending)


def main(language: str, *modules: str) -> None:
    """Preload `modules`, rehearse a submission in `language`, then fork on demand; control is standard input."""
    os.dup2(0, _CONTROL, inheritable=False)
    control = socket.socket(fileno=_CONTROL)
    kernel.forbid_dumps()
    for module in modules:
        importlib.import_module(module)
    # Python too, whatever the language: the self-test's canaries are written in it.
    for spoken in dict.fromkeys(("python", language)):
        importlib.import_module(f"grader.sandbox.inside.{spoken}").rehearse()
    message = control.recv(LONGEST_MESSAGE)
    order, _, program = message.partition(b"\n")
    gc.collect()
    # What is there now is never collected, so a child's collections do not copy it.
    gc.freeze()
    Zygote(control, Posture.read(json.loads(order), program)).serve()
