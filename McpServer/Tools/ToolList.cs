using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Tools;

/// <summary>The tools there are, in the order in which they are listed to models.</summary>
internal sealed class ToolList(params IReadOnlyList<ITool> tools)
{
    // Near enough to be a typo or a forgotten suffix, not another word.
    private const int NearestDistance = 3;

    /// <summary>What a session may see and call.</summary>
    public IEnumerable<ITool> Offered(ToolOffer offer) => tools.Where(tool => offer.Has(tool.Definition));

    public ITool? Find(string name, ToolOffer offer)
    {
        foreach (var tool in tools)
        {
            if (tool.Definition.Name == name)
            {
                return offer.Has(tool.Definition) ? tool : null;
            }
        }

        return null;
    }

    /// <summary>Why there is no such tool, with the nearest name or the list.</summary>
    public string Unknown(string name, ToolOffer offer)
    {
        var offered = Offered(offer).Select(tool => tool.Definition.Name).ToList();
        if (tools.FirstOrDefault(tool => tool.Definition.Name == name)?.Definition is { } known)
        {
            return !offer.Disabled.Contains(name)
                ? $"Calling \"{name}\": this tool needs {known.Provider}, which is not configured for this session. Set its key; listmodels with all=true says what is missing. Offered are {string.Join(", ", offered)}."
                : $"Calling \"{name}\": this tool is switched off by DISABLED_TOOLS. Offered are {string.Join(", ", offered)}.";
        }

        var suggestion = NameDistance.Nearest(name, offered, NearestDistance)
            ?? offered.Find(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));
        return suggestion is null
            ? $"Calling \"{name}\": there is no such tool. Offered are {string.Join(", ", offered)}."
            : $"Calling \"{name}\": there is no such tool; did you mean \"{suggestion}\"?";
    }
}
