using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>Stores that listen on every address of the host.</summary>
internal sealed partial class PublishedDatabases : IAuditCheck
{
    private static readonly Weakness Weakness = new("database_published", Owasp.Configuration);

    private static readonly FrozenDictionary<string, string> Stores = new Dictionary<string, string>
    {
        ["5432"] = "PostgreSQL", ["3306"] = "MySQL", ["6379"] = "Redis", ["27017"] = "MongoDB", ["9200"] = "Elasticsearch", ["1433"] = "SQL Server",
        ["11211"] = "memcached", ["2375"] = "Docker's API", ["2379"] = "etcd", ["5984"] = "CouchDB", ["9042"] = "Cassandra",
    }.ToFrozenDictionary();

    public string Title => "databases published on all addresses";

    public bool Sees(AuditedFile file) => file is { Setup: SetupKind.Compose, IsTest: false };

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var line in file.Config.Where(line => line is { Key: "ports", IsText: false }))
        {
            foreach (var port in line.Values.Select(value => Open().Match(value)).Where(match => match.Success).Select(match => match.Groups["inner"].Value))
            {
                if (Stores.TryGetValue(port, out var store))
                {
                    yield return file.Finding(
                        Weakness, Severity.Medium, line.Number, $"{store} is published on every address of the host, past most firewalls of it; the other services reach it without that.",
                        "Leave the port out, or bind it to 127.0.0.1.");
                }
            }
        }
    }

    // 5432:5432, 0.0.0.0:5432:5432; with another address before it is bound to that one.
    [GeneratedRegex(@"^(0\.0\.0\.0:)?\d{1,5}:(?<inner>\d{1,5})(/tcp)?$")]
    private static partial Regex Open();
}
