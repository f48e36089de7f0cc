"""A process that has everything imported, and forks a confined, single-use child whenever it is told to.

  supervisor │ zygote
  posture + filter ─▶ kept
            ◀─ up     (a descriptor of this process)
  fork n    ─▶ fork   (channel and output of child n) ─▶ child: confine, rehearse, serve one submission, end
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
from grader.sandbox.inside.confinement import Confinement, Posture
from grader.sandbox.layers import Layer

FORK = struct.Struct("<I?")
NUMBER = struct.Struct("<I")
DIED = struct.Struct("<Iidq")
LONGEST_MESSAGE = 1 << 16
UP, BORN, ENDED = b"U", b"B", b"E"
# Above every number that a child gives its own descriptors.
_CONTROL = 200
# By then Python has specialised its bytecode, and writes to it no more: each such write copies a page in every child.
_REHEARSALS = 40


class Zygote:
    def __init__(self, control: socket.socket, posture: Posture, language: str) -> None:
        self.control = control
        self.language = language
        self.confinement = Confinement(posture)
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
        number, rehearse = FORK.unpack(message)
        self.fork(number, rehearse, *descriptors)
        return True

    def fork(self, number: int, rehearse: bool, channel: int, output: int) -> None:
        own_processes = self.confinement.has(Layer.NAMESPACES)
        if own_processes:
            kernel.unshare(kernel.NEW_PROCESSES)
        pid = os.fork()
        if pid == 0:
            self.become_child(channel, output, rehearse)
        if own_processes:
            kernel.set_process_namespace(self.itself)
        os.close(channel)
        os.close(output)
        child = os.pidfd_open(pid)
        self.children[child] = (number, pid)
        self.poll.register(child, select.POLLIN)
        socket.send_fds(self.control, [BORN + NUMBER.pack(number)], [child])

    def become_child(self, channel: int, output: int, rehearse: bool) -> NoReturn:
        try:
            if rehearse:
                # Nobody waits for it yet: what every submission writes to is copied from the zygote's memory now.
                harness.rehearse(self.language, rounds=1)
            self.confinement.confine(channel, output)
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
    for name in modules:
        importlib.import_module(name)
    # Python too, whatever the language: the self-test's canaries are written in it.
    for spoken in dict.fromkeys(("python", language)):
        importlib.import_module(f"grader.sandbox.inside.{spoken}").prepare()
        harness.rehearse(spoken, rounds=_REHEARSALS)
    order, _, program = control.recv(LONGEST_MESSAGE).partition(b"\n")
    posture = Posture.read(json.loads(order), program)
    if {Layer.NAMESPACES, Layer.READ_ONLY_ROOT} <= posture.layers:
        # Only what is imported had to write there; each child has its own over it.
        kernel.make_read_only("/tmp")
    gc.collect()
    # What is there now is never collected, so a child's collections do not copy it.
    gc.freeze()
    Zygote(control, posture, language).serve()
