using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Tools;

/// <summary>The tools there are, in the order in which they are listed to models.</summary>
internal sealed class ToolList(params IReadOnlyList<ITool> tools)
{
    // Near enough to be a typo, not another word.
    private const int NearestDistance = 3;

    /// <summary>What a session may see and call.</summary>
    public IEnumerable<ITool> Offered(ToolOffer offer) => tools.Where(tool => offer.Has(tool.Definition));

    /// <summary>The tool of that name, or of that name with what a client puts around it; null when none is offered.</summary>
    public ITool? Find(string name, ToolOffer offer) => Named(name) is { } tool && offer.Has(tool.Definition) ? tool : null;

    /// <summary>Why there is no such tool, with the nearest name or the list.</summary>
    public string Unknown(string name, ToolOffer offer)
    {
        var offered = Offered(offer).Select(tool => tool.Definition.Name).ToList();
        var list = offered.Count > 0 ? $"Offered are {string.Join(", ", offered)}." : "No tool is offered: look at ALLOWED_TOOLS and DISABLED_TOOLS.";
        if (Named(name)?.Definition is { } known)
        {
            return offer.LeavesOut(known.Name) is { } setting
                ? $"Calling \"{name}\": this tool is switched off by {setting}. {list}"
                : $"Calling \"{name}\": this tool needs {known.Provider}, which is not configured for this session. Set its key; listmodels with all=true says what is missing. {list}";
        }

        var suggestion = NameDistance.Nearest(name, offered, NearestDistance)
            ?? offered.Find(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));
        return suggestion is null
            ? $"Calling \"{name}\": there is no such tool. {list}"
            : $"Calling \"{name}\": there is no such tool; did you mean \"{suggestion}\"?";
    }

    /// <summary>What ALLOWED_TOOLS and DISABLED_TOOLS name and nobody has, one sentence each.</summary>
    public IEnumerable<string> Warnings(ToolOffer offer)
    {
        var names = tools.Select(tool => tool.Definition.Name).ToList();
        foreach (var (setting, listed) in new[] { ("ALLOWED_TOOLS", offer.Allowed), ("DISABLED_TOOLS", offer.Disabled) })
        {
            foreach (var name in listed.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
            {
                var near = NameDistance.Nearest(name, names, NearestDistance);
                yield return $"{setting} names \"{name}\", which is no tool{(near is null ? "." : $"; did you mean \"{near}\"?")}";
            }
        }
    }

    private ITool? Named(string name) =>
        tools.FirstOrDefault(tool => tool.Definition.Name == name)
        ?? (ClientSuffix.Without(name) is { } bare ? tools.FirstOrDefault(tool => tool.Definition.Name == bare) : null);
}
