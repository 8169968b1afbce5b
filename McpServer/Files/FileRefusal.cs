using Mcp.Contract;

namespace Mcp.Daemon.Files;

/// <summary>Why a path is not read: the rule that refused it, and the sentence that says what would help.</summary>
internal sealed record FileRefusal(RefusalKind Kind, string Path, string Message)
{
    /// <summary>One of <see cref="ErrorCode"/>.</summary>
    public string Code => Kind switch
    {
        RefusalKind.TooLarge => ErrorCode.TooLarge,
        RefusalKind.Missing or RefusalKind.Directory => ErrorCode.InvalidArgument,
        _ => ErrorCode.PathDenied,
    };
}

/// <summary>The rules of the file gate.</summary>
internal enum RefusalKind
{
    /// <summary>The session has no workspace and no repository could serve as one.</summary>
    NoWorkspace,

    /// <summary>The real path lies outside the workspace and every configured root.</summary>
    OutsideRoots,

    /// <summary>A file that holds keys or passwords by its name or place.</summary>
    KeyFile,

    /// <summary>A device, FIFO or socket.</summary>
    Device,

    /// <summary>Below /proc, /sys or /dev.</summary>
    SystemPath,

    Directory,
    TooLarge,
    Missing,
    Unreadable,
}
