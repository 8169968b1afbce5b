using System.IO.Enumeration;

namespace Mcp.Daemon.Files;

/// <summary>
/// Files that are secrets by their name or place. Judged without looking inside, and never read, quoted or sent.
/// </summary>
internal static class KeyFiles
{
    private static readonly string[] Names =
    [
        ".env", ".env.*", "*.env", ".envrc", "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "id_xmss*",
        "*.pem", "*.key", "*.p12", "*.pfx", "*.pkcs12", "*.jks", "*.keystore", "*.kdbx", "*.kdb", "*.ppk",
        ".netrc", "_netrc", ".npmrc", ".yarnrc.yml", ".pypirc", ".git-credentials", ".pgpass", ".my.cnf", ".htpasswd",
        ".dockercfg", ".vault-token", "credentials.json", "client_secret*.json", "service-account*.json",
        ".terraformrc", "terraform.rc",
    ];

    /// <summary>What looks like a key file but is written to be read: templates and public halves.</summary>
    private static readonly string[] PublicNames =
    [
        ".env.example", ".env.sample", ".env.template", ".env.dist", ".env.defaults", "example.env", "sample.env", "*.pub",
    ];

    private static readonly string[] Directories = [".ssh", ".aws", ".gnupg", ".azure", ".kube", ".password-store"];

    /// <summary>The rule that names this path a key file, or null.</summary>
    public static string? RuleFor(string path)
    {
        var parts = path.Split('/', '\\');
        foreach (var directory in parts[..^1])
        {
            if (Directories.Contains(directory, StringComparer.OrdinalIgnoreCase))
            {
                return $"{directory}/";
            }
        }

        var name = parts[^1];
        return PublicNames.Any(pattern => Matches(pattern, name)) ? null : Array.Find(Names, pattern => Matches(pattern, name));
    }

    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
