namespace Mcp.Daemon.Configuration;

/// <summary>How the text of a setting is read.</summary>
internal enum SettingKind
{
    /// <summary>Seconds, to the millisecond.</summary>
    Seconds,

    Integer,

    Number,

    Boolean,

    Text,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>Names, separated by commas; an array in a file.</summary>
    List,

    /// <summary>Absolute directories, separated as in PATH; an array in a file.</summary>
    Paths,

    /// <summary>Never shown, and never in a file: the file names the variable that holds it.</summary>
    Secret,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A program on this machine: on at its usual port, at an address, or off.</summary>
    LocalServer,

    /// <summary>An absolute path of a file that holds a key. Never a session's to name: it would have the daemon read any file.</summary>
    KeyFile,
}
