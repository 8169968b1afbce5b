using Mcp.Daemon.Configuration;
using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Configuration;

internal sealed class ShippedConfigTests
{
    private static readonly string Shipped = Checkout.File("config", "mcpserver.json");
    private static readonly string Readme = Checkout.File("README.md");

    // The table is the last thing in README.
    private static string TextBeforeTable =>
        File.ReadAllText(Readme) is var text ? text[..text.IndexOf("| setting |", StringComparison.Ordinal)] : "";

    [Test]
    public void Shipped_file_equals_the_catalogue()
    {
        Assert.That(File.ReadAllText(Shipped), Is.EqualTo(ShippedConfig.Text(SettingCatalogue.All)));
    }

    [Test]
    public void Documented_settings_equal_the_catalogue()
    {
        Assert.That(File.ReadAllText(Readme), Does.EndWith("\n\n" + SettingTable.Markdown(SettingCatalogue.All)));
    }

    [Test]
    public void Shipped_file_reads_as_the_defaults()
    {
        var settings = SettingsReader.Read(new SettingSources { ShippedFile = Shipped });

        Assert.That(settings.Faults, Is.Empty);
        Assert.That(settings.Warnings, Is.Empty);
        Assert.That(settings.ForDaemon().Ladder, Is.EqualTo(TimeoutLadder.Default));
        Assert.That(
            settings.Values.All.Select(value => (value.Setting.Name, value.Text)),
            Is.EqualTo(EffectiveSettings.Defaults().All.Select(value => (value.Setting.Name, value.Text))));
    }

    [Test]
    public void Shipped_file_with_every_comment_opened_is_still_sound()
    {
        using var rig = new SettingsRig();
        var opened = File.ReadAllText(Shipped).Replace("// \"", "\"", StringComparison.Ordinal);

        var settings = rig.Shipped(opened).Read();

        Assert.That(settings.Faults, Is.Empty);
        Assert.That(settings.Values.Number("MCP_EXPERT_BUDGET_DAY_USD"), Is.EqualTo(1));
    }

    [Test]
    public void Files_are_found_beside_the_daemon_or_one_folder_up_and_in_the_home_directory()
    {
        using var rig = new SettingsRig();
        var home = Path.GetDirectoryName(rig.UserFile) ?? "";
        var shipped = Touch(home, "config", "mcpserver.json");
        var user = Touch(home, ".config", "mcp-expert", "config.json");
        var nothing = new Dictionary<string, string>();

        Assert.That(SettingSources.From(nothing, [], home, home).ShippedFile, Is.EqualTo(shipped));
        Assert.That(SettingSources.From(nothing, [], Path.Combine(home, "daemon"), home).ShippedFile, Is.EqualTo(shipped));
        Assert.That(SettingSources.From(nothing, [], home, home).UserFile, Is.EqualTo(user));
        Assert.That(
            SettingSources.From(new Dictionary<string, string> { ["MCP_EXPERT_CONFIG"] = shipped }, [], home, home).UserFile,
            Is.EqualTo(shipped));
    }

    [Test]
    [Explicit("Writes the two files anew after the catalogue has changed.")]
    public void Write_shipped_file_and_documentation()
    {
        File.WriteAllText(Shipped, ShippedConfig.Text(SettingCatalogue.All));
        File.WriteAllText(Readme, TextBeforeTable + SettingTable.Markdown(SettingCatalogue.All));

        Assert.That(File.ReadAllText(Readme), Does.StartWith("# "));
    }

    private static string Touch(params string[] path)
    {
        var file = Path.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        File.WriteAllText(file, "{}");
        return file;
    }
}
