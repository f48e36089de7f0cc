"""The system calls that submitted code may make: an allowlist as data, compiled to a seccomp program.

Everything else is refused with EPERM; what no honest program tries ends the process.
Refused on purpose: fork, clone and threads, execve, every socket, kill, ioctl, prctl; what tells of the host (load,
other processes' clocks and limits); and what two submissions could signal to each other by (file locks,
leases and notices, futexes in shared files, merged pages).
"""

import errno
import functools
import tempfile

from grader.sandbox.job import SandboxUnavailable

_ALLOWED = (
    "read write readv writev pread64 pwrite64 lseek close fstat newfstatat stat lstat statx fstatfs"
    " open openat access faccessat faccessat2 readlink readlinkat getcwd chdir getdents64"
    " dup dup2 dup3 pipe pipe2 poll ppoll select pselect6"
    " mkdir mkdirat unlink unlinkat rmdir rename renameat renameat2 ftruncate fsync umask"
    " mmap munmap mremap mprotect brk set_robust_list rseq"
    " rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall"
    " nanosleep gettimeofday time times getrandom getrusage"
    " getpid getppid gettid getuid geteuid getgid getegid getgroups getpgrp getresuid getresgid"
    " uname getcpu sched_yield getrlimit exit exit_group"
)
_TO_START_PROGRAMS = "execve arch_prctl set_tid_address"
# Call, which argument, and what it may be.
_ALLOWED_WITH = (
    # Copy a descriptor; read or set its flags. No locks, leases, notices or sizes of pipes.
    ("fcntl", 1, (0, 1, 2, 3, 4, 1030)),
    # Advice about its own pages, but for merging them with those of others.
    ("madvise", 2, (0, 1, 2, 3, 4, 8, 14, 15)),
    # The clocks that everybody has, and its own: the others have numbers made of process ids.
    ("clock_gettime", 0, tuple(range(12))),
    ("clock_getres", 0, tuple(range(12))),
    ("clock_nanosleep", 0, tuple(range(12))),
    # Its own processors.
    ("sched_getaffinity", 0, (0,)),
)
_FUTEX_PRIVATE = 128
_KILLED = (
    "ptrace process_vm_readv process_vm_writev pidfd_getfd bpf io_uring_setup io_uring_enter"
    " io_uring_register keyctl add_key request_key perf_event_open userfaultfd unshare setns mount umount2"
    " pivot_root chroot fsopen fsmount move_mount open_tree mount_setattr init_module finit_module"
    " delete_module kexec_load reboot swapon swapoff"
)


@functools.cache
def program(*, starts_programs: bool = False) -> bytes:
    """The filter as classic BPF for this machine; raises SandboxUnavailable without libseccomp.

    With `starts_programs`, a process may become another program; it still has no other beside it.
    """
    try:
        import pyseccomp  # type: ignore[import-untyped, unused-ignore]  # it fails at import without libseccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise SandboxUnavailable(f"no seccomp filter: {error}", "Install the package libseccomp2.") from error
    rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ERRNO(errno.EPERM))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    for name in [*_ALLOWED.split(), *(_TO_START_PROGRAMS.split() if starts_programs else [])]:
        rules.add_rule(pyseccomp.ALLOW, name)
    for name in _KILLED.split():
        rules.add_rule(pyseccomp.KILL_PROCESS, name)
    for name, argument, values in _ALLOWED_WITH:
        for value in values:
            rules.add_rule(pyseccomp.ALLOW, name, pyseccomp.Arg(argument, pyseccomp.EQ, value))
    # Reading a limit of its own is harmless, setting one is not: the third argument is the new limit.
    own = pyseccomp.Arg(0, pyseccomp.EQ, 0)
    rules.add_rule(pyseccomp.ALLOW, "prlimit64", own, pyseccomp.Arg(2, pyseccomp.EQ, 0))
    private = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _FUTEX_PRIVATE, _FUTEX_PRIVATE)
    rules.add_rule(pyseccomp.ALLOW, "futex", private)
    # No terminal here: Python takes it from there, but not from EPERM.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOTTY), "ioctl")
    # The C library falls back to clone, whose flags a filter can see, and is refused there.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
