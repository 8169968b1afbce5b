namespace Mcp.Tests.Configuration;

/// <summary>The files of this repository, found from where the tests were built to.</summary>
internal static class Checkout
{
    public static string File(params string[] path)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !System.IO.File.Exists(Path.Combine(directory.FullName, "mcp.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine([directory?.FullName ?? throw new InvalidOperationException("The tests do not lie in a checkout."), .. path]);
    }
}
