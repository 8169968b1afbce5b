namespace Mcp.Daemon.Git;

/// <summary>
/// The environment git runs in. A repository is data of whoever made it, and its configuration can name programs in
/// two dozen places; here each of them is overruled, so that reading a hostile repository runs nothing of it.
/// </summary>
/// <remarks>
/// Settings travel as <c>GIT_CONFIG_KEY_n</c> and not as <c>-c</c>: git splits the latter at the first <c>=</c>, and a
/// filter named <c>a=b</c> would slip through.
/// </remarks>
internal static class GitEnvironment
{
    public const string LiteralPaths = "GIT_LITERAL_PATHSPECS";

    private static readonly string Nowhere = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    private static readonly KeyValuePair<string, string>[] Overrides =
    [
        new("core.fsmonitor", "false"),
        new("core.untrackedCache", "false"),
        new("core.hooksPath", Nowhere),
        new("core.attributesFile", Nowhere),
        new("core.alternateRefsCommand", ""),
        new("core.askPass", ""),
        new("core.sshCommand", "false"),
        new("core.gitProxy", ""),
        new("core.pager", "cat"),
        new("core.editor", "false"),
        new("core.quotePath", "false"),
        new("credential.helper", ""),
        new("diff.external", ""),
        new("diff.orderFile", Nowhere),
        new("diff.ignoreSubmodules", "dirty"),
        new("submodule.recurse", "false"),
        new("status.submoduleSummary", "false"),
        new("log.showSignature", "false"),
        new("log.follow", "false"),
        new("gpg.program", "false"),
        new("gpg.ssh.program", "false"),
        new("gpg.x509.program", "false"),
        new("gc.auto", "0"),
        new("maintenance.auto", "false"),
        new("protocol.allow", "never"),
        new("safe.bareRepository", "explicit"),
        new("advice.detachedHead", "false"),
    ];

    private static readonly KeyValuePair<string, string>[] Variables =
    [
        new("GIT_OPTIONAL_LOCKS", "0"),       // no refresh of the index on the way
        new("GIT_NO_LAZY_FETCH", "1"),        // a missing object is missing; nobody is asked for it
        new("GIT_ALLOW_PROTOCOL", "none"),    // the same for a git that does not know the variable above
        new("GIT_NO_REPLACE_OBJECTS", "1"),   // what is committed counts, not what refs/replace shows instead
        new(LiteralPaths, "1"),               // a file may be called :(top)*
        new("GIT_ATTR_NOSYSTEM", "1"),
        new("GIT_TERMINAL_PROMPT", "0"),
        new("GIT_ASKPASS", ""),               // set and empty: git asks nobody, not even SSH_ASKPASS
        new("GIT_SSH_COMMAND", "false"),
        new("GIT_PAGER", "cat"),
        new("GIT_EDITOR", "false"),
        new("LC_ALL", "C"),                   // its complaints are recognised by their words
    ];

    /// <summary>Replaces every inherited <c>GIT_*</c> with our own.</summary>
    public static void Harden(IDictionary<string, string?> environment, IEnumerable<KeyValuePair<string, string>> settings)
    {
        foreach (var name in environment.Keys.Where(IsInherited).ToArray())
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            environment[name] = value;
        }

        var count = 0;
        foreach (var (key, value) in Overrides.Concat(settings))
        {
            environment[$"GIT_CONFIG_KEY_{count}"] = key;
            environment[$"GIT_CONFIG_VALUE_{count}"] = value;
            count++;
        }

        environment["GIT_CONFIG_COUNT"] = count.ToString();
    }

    private static bool IsInherited(string name) =>
        name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)
        || name is "SSH_ASKPASS" or "PAGER" or "EDITOR" or "VISUAL" or "LANGUAGE";
}
