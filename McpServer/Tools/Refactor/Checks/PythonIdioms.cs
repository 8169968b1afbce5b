using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>What Python has replaced: deprecations and removals from its "What's New" pages up to 3.13.</summary>
internal static class PythonIdioms
{
    public static OldIdiom[] All { get; } =
    [
        new("super", "super ( _ , self )", "super() finds class and object by itself; a name that is written out stays behind when the class is renamed.", "super()")
        {
            Holds = (file, at) => file.Statements.FunctionAt(at)?.Container is { } type && file.Source.Tokens.Is(at + 2, type),
        },
        new("object_base", "class _ ( object ) :", "Every class derives from object since Python 3; the parentheses say nothing.", "class Name:") { Severity = Severity.Info },
        new(
            "abstract_class", "collections . Mapping/MutableMapping/Sequence/MutableSequence/Iterable/Iterator/Callable/Set/MutableSet/Hashable/Sized/Container",
            "The abstract classes are gone from collections since Python 3.10: this raises AttributeError.", "collections.abc")
        {
            Severity = Severity.Medium, Holds = NoMember,
        },
        new("utcnow", "datetime . utcnow/utcfromtimestamp (", "It gives a time that does not know its zone, and is deprecated since Python 3.12.", "datetime.now(timezone.utc), datetime.fromtimestamp(seconds, timezone.utc)"),
        new("event_loop", "asyncio . get_event_loop () . run_until_complete (", "Without a running loop get_event_loop is deprecated since Python 3.12, and nothing closes the loop.", "asyncio.run(…)"),
        new("getargspec", "inspect . getargspec (", "getargspec is gone since Python 3.11.", "inspect.signature(…)") { Severity = Severity.Medium },
    ];

    /// <summary>Modules of the standard library that are no longer in it.</summary>
    public static IReadOnlyDictionary<string, (string Since, string Newer)> Removed { get; } = new Dictionary<string, (string, string)>
    {
        ["distutils"] = ("3.12", "setuptools, or shutil and sysconfig for what was used of it"),
        ["imp"] = ("3.12", "importlib"),
        ["asyncore"] = ("3.12", "asyncio"),
        ["asynchat"] = ("3.12", "asyncio"),
        ["smtpd"] = ("3.12", "the package aiosmtpd"),
        ["cgi"] = ("3.13", "urllib.parse, email.message, or a web framework"),
        ["cgitb"] = ("3.13", "logging and traceback"),
        ["crypt"] = ("3.13", "hashlib, or a package for passwords"),
        ["imghdr"] = ("3.13", "a package such as filetype"),
        ["pipes"] = ("3.13", "subprocess, and shlex.quote"),
        ["telnetlib"] = ("3.13", "a package such as telnetlib3"),
        ["uu"] = ("3.13", "base64 or binascii"),
    };

    private static bool NoMember(LookedFile file, int at) => !file.Source.Tokens.Is(at - 1, '.') && !file.Source.Tokens.Is(at - 1, "def");
}
