using System.Globalization;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Timeouts;
using Mcp.Tests.Configuration;
using NUnit.Framework;

namespace Mcp.Tests.Clients;

public class ClientEntryTests
{
    [Test]
    public void Every_shipped_file_is_one_of_a_known_client()
    {
        var shipped = Directory.GetFiles(Checkout.File("config", "clients")).Select(Path.GetFileName).Where(name => name is not "README.md");

        Assert.That(shipped, Is.EquivalentTo(ShippedEntries.Files));
    }

    [TestCaseSource(typeof(ShippedEntries), nameof(ShippedEntries.Files))]
    public void File_is_read_by_its_clients_rules_and_names_the_shim(string file)
    {
        Assert.That(ShippedEntries.Read(file).Command, Is.EqualTo(ShippedEntries.Placeholder));
    }

    [TestCaseSource(typeof(ShippedEntries), nameof(ShippedEntries.WithTimeout))]
    public void Client_waits_as_long_as_the_ladder_says_and_the_daemon_is_told(string file)
    {
        var entry = ShippedEntries.Read(file);

        Assert.That(entry.CallTimeout, Is.EqualTo(TimeoutLadder.Default.Client));
        Assert.That(
            entry.Variables["CLIENT_TIMEOUT_SECS"],
            Is.EqualTo(TimeoutLadder.Default.Client.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Client_without_a_setting_claims_no_timeout([Values("cursor.mcp.json", "vscode.mcp.json")] string file)
    {
        var entry = ShippedEntries.Read(file);

        // Told 300 s, the daemon would hold an answer back long after such a client has given up.
        Assert.That(entry.CallTimeout, Is.Null);
        Assert.That(entry.Variables, Does.Not.ContainKey("CLIENT_TIMEOUT_SECS").And.Not.ContainKey("CLIENT_PATIENCE_SECS"));
    }

    [TestCaseSource(typeof(ShippedEntries), nameof(ShippedEntries.Files))]
    public void Variables_are_settings_of_a_session(string file)
    {
        var scopes = ShippedEntries.Read(file).Variables.Keys.Select(name => SettingCatalogue.Find(name)?.Scope);

        Assert.That(scopes, Is.All.EqualTo(SettingScope.Session));
    }

    [Test]
    public void Start_of_a_daemon_fits_into_the_clients_patience()
    {
        // The shim gives a daemon 20 s to start and 5 s to say Welcome.
        Assert.That(ShippedEntries.Read("codex.config.toml").StartTimeout, Is.GreaterThan(TimeSpan.FromSeconds(25)));
    }

    [Test]
    public void Wrong_root_key_is_a_fault()
    {
        Assert.That(() => JsonEntry.Read("""{"servers":{"x":{}}}""", "mcpServers"), Throws.TypeOf<FormatException>());
    }

    [TestCase("key = 1")]
    [TestCase("[a b]")]
    [TestCase("[a]\nkey = 1.5")]
    [TestCase("[a]\nkey=1")]
    public void Toml_that_a_reader_might_take_otherwise_is_a_fault(string text)
    {
        Assert.That(() => TomlTables.Read(text), Throws.TypeOf<FormatException>());
    }
}
