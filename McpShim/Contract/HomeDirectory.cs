namespace Mcp.Contract;

/// <summary>The user's home directory, as far as there is one.</summary>
internal static class HomeDirectory
{
    /// <summary>
    /// Its absolute path, whether or not it exists: containers and service accounts name one that was never made. Null
    /// when none is known, as with a <c>HOME</c> that is no absolute path.
    /// </summary>
    public static string? Find()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Path.IsPathFullyQualified(home) ? home : null;
    }
}
