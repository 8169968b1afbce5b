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
}
