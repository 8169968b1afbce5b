namespace Mcp.Shim.Terminal;

/// <summary>The types of JSON schema that an argument can have.</summary>
internal enum ArgumentKind
{
    Text,
    Integer,
    Number,
    Flag,
    List,
    Object,

    /// <summary>The schema does not say: JSON if it is JSON, else text.</summary>
    Any,
}
