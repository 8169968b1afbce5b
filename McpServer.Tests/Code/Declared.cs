using Mcp.Daemon.Code;

namespace Mcp.Tests.Code;

/// <summary>Declarations as short lines, so that a test shows at a glance what was found.</summary>
internal static class Declared
{
    /// <summary>Such as <c>Function Cart.Add(item, count) 3-9 public</c>.</summary>
    public static IEnumerable<string> In(string path, string text) => Of(path, text).Select(Line);

    public static IReadOnlyList<Declaration> Of(string path, string text) => new SourceFile(path, text).Declared;

    public static Declaration Named(string name, string path, string text) => Of(path, text).Single(declared => declared.Name == name);

    private static string Line(Declaration declared)
    {
        var container = declared.Container is null ? "" : declared.Container + ".";
        var parameters = declared.Kind is DeclarationKind.Function ? $"({string.Join(", ", declared.Parameters)})" : "";
        var visibility = declared.IsPublic ? " public" : "";
        return $"{declared.Kind} {container}{declared.Name}{parameters} {declared.Line}-{declared.EndLine}{visibility}";
    }
}
