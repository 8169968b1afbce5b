using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>The key of an endpoint: its text, the setting it is from, or why the file it should be in is refused.</summary>
internal sealed record EndpointKey(string? Text, SettingValue? Setting, string? Fault)
{
    /// <summary>The strongest layer's, and within a layer the first of the names; a file only where no key is set.</summary>
    public static EndpointKey Find(KnownEndpoint known, EffectiveSettings values)
    {
        var name = known.Name.ToUpperInvariant();
        // MaxBy keeps the first of equals.
        var set = known.Keys.Append(SettingCatalogue.EndpointKeyPrefix + name)
            .Select(values.Find)
            .OfType<SettingValue>()
            .MaxBy(value => value.Origin.Layer);
        if (set is not null)
        {
            return new EndpointKey(set.Text, set, null);
        }

        if (values.Find(SettingCatalogue.EndpointKeyFilePrefix + name) is not { } file)
        {
            return new EndpointKey(null, null, null);
        }

        var (text, fault) = KeyFile.Read(file.Text);
        return new EndpointKey(text, file, fault is null ? null : $"reading the key file {file.Text} ({file.Setting.Name}): {fault}");
    }

    /// <summary>A record would print its key.</summary>
    public override string ToString() => Setting?.ToString() ?? "no key";
}
