namespace Mcp.Daemon.Code.Searching;

/// <summary>A function and the file that declares it.</summary>
internal sealed record DeclaredFunction(SourceFile File, Declaration Declaration)
{
    /// <summary>As people name it: <c>Cart.add</c>, or <c>add</c> where no type is around it.</summary>
    public string Name => Declaration.Container is { } container ? $"{container}.{Declaration.Name}" : Declaration.Name;
}
