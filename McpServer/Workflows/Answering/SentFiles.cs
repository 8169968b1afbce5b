using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The files that went out, found under whatever name an expert gives them.</summary>
internal sealed class SentFiles(IReadOnlyList<FileBlock> sent)
{
    private readonly Dictionary<string, FileBlock[]> _blocks = sent.GroupBy(block => block.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Reverse().ToArray(), StringComparer.Ordinal);

    private readonly Dictionary<string, SentFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>The file of that name, or null when it is none of those that went out, or may be several.</summary>
    public SentFile? Find(string given)
    {
        if (!_names.TryGetValue(given, out var name))
        {
            _names[given] = name = NameOf(given);
        }

        if (name is not null && !_files.ContainsKey(name))
        {
            _files[name] = new SentFile(name, [.. _blocks[name].Select(block => new SentBlock(block))]);
        }

        return name is null ? null : _files[name];
    }

    private string? NameOf(string given)
    {
        var name = given.Trim().Trim('`', '"', '\'').Replace('\\', '/');
        while (name.StartsWith("./", StringComparison.Ordinal))
        {
            name = name[2..];
        }

        return _blocks.ContainsKey(name) ? name
            : Only(sent => string.Equals(sent, name, StringComparison.OrdinalIgnoreCase))
            ?? (name is ['a' or 'b', '/', .. var inChange] && _blocks.ContainsKey(inChange) ? inChange : null)
            ?? (IsRooted(name) ? Longest(sent => name.EndsWith("/" + sent, StringComparison.OrdinalIgnoreCase)) : null)
            ?? Only(sent => sent.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsRooted(string name) => name is ['/', ..] or [_, ':', '/', ..];

    private string? Only(Func<string, bool> isIt) => _blocks.Keys.Where(isIt).Take(2).ToArray() is [var only] ? only : null;

    private string? Longest(Func<string, bool> isIt) => _blocks.Keys.Where(isIt).MaxBy(sent => sent.Length);
}
