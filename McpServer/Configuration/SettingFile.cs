using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Mcp.Daemon.Configuration;

/// <summary>A settings file: one flat JSON object, comments allowed, whose keys are the names of the environment.</summary>
internal static class SettingFile
{
    /// <summary>What the file says; a file that is not JSON says nothing and is a fault with its line and column.</summary>
    public static SettingLayer Read(string path, Layer layer, ConfigNotes notes)
    {
        var origin = new Origin(layer, path);
        try
        {
            using var stream = File.OpenRead(path);
            var root = new ConfigurationBuilder().AddJsonStream(stream).Build();
            var settings = root.GetChildren().Select(section => Raw(section, origin, notes)).OfType<RawSetting>();
            return new SettingLayer(origin, [.. settings]);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            var rule = "is not a JSON object of settings: " + Reason(e);
            notes.Faults.Add(new ConfigFault(Path.GetFileName(path), "", rule, origin));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Faults.Add(new ConfigFault(Path.GetFileName(path), "", "cannot be read: " + e.Message, origin));
        }

        return new SettingLayer(origin, []);
    }

    private static RawSetting? Raw(IConfigurationSection section, Origin origin, ConfigNotes notes)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
        {
            // A key without a value sets nothing, but a mistyped one is still to be named.
            return new RawSetting(section.Key, section.Value ?? "");
        }

        if (children.All(child => int.TryParse(child.Key, NumberStyles.None, null, out _) && child.Value is not null))
        {
            // By number: as text "10" would come before "9".
            var ordered = children.OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture));
            string[] items = [.. ordered.Select(child => child.Value ?? "")];
            return new RawSetting(section.Key, string.Join(',', items), items);
        }

        notes.Faults.Add(new ConfigFault(section.Key, "", "must be a value or an array of texts, not an object", origin));
        return null;
    }

    private static string Reason(Exception fault)
    {
        for (Exception? e = fault; e is not null; e = e.InnerException)
        {
            if (e is JsonException { LineNumber: { } line, BytePositionInLine: { } position })
            {
                // Both count from zero; editors count from one.
                return string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {position + 1}");
            }
        }

        return fault.Message;
    }
}
