using System.Reflection;

namespace Mcp.Shim.Terminal;

/// <summary>The version of this build, without the commit behind it.</summary>
internal static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
