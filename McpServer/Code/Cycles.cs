namespace Mcp.Daemon.Code;

/// <summary>Groups of which every member reaches every other.</summary>
internal static class Cycles
{
    /// <summary>
    /// The strongly connected components with more than one member (Tarjan), each sorted, and sorted among each other by
    /// their first member. An edge from something to itself is no cycle.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<(string From, string To)> edges)
    {
        var next = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (from, to) in edges)
        {
            Targets(from).Add(to);
            Targets(to);
        }

        var search = new Search(next);
        foreach (var node in next.Keys)
        {
            search.Visit(node);
        }

        return [.. search.Found.OrderBy(component => component[0], StringComparer.Ordinal)];

        SortedSet<string> Targets(string node)
        {
            if (!next.TryGetValue(node, out var targets))
            {
                next[node] = targets = new SortedSet<string>(StringComparer.Ordinal);
            }

            return targets;
        }
    }

    /// <summary>Without recursion: a chain of files may be longer than the stack.</summary>
    private sealed class Search(SortedDictionary<string, SortedSet<string>> next)
    {
        private readonly Dictionary<string, int> _index = [];
        private readonly Dictionary<string, int> _low = [];
        private readonly Stack<string> _open = [];
        private readonly HashSet<string> _isOpen = [];

        public List<List<string>> Found { get; } = [];

        public void Visit(string root)
        {
            if (_index.ContainsKey(root))
            {
                return;
            }

            var path = new Stack<(string Node, IEnumerator<string> Targets)>();
            Enter(root, path);
            while (path.TryPeek(out var step))
            {
                if (!step.Targets.MoveNext())
                {
                    path.Pop();
                    Leave(step.Node);
                    if (path.TryPeek(out var parent))
                    {
                        _low[parent.Node] = Math.Min(_low[parent.Node], _low[step.Node]);
                    }
                }
                else if (!_index.TryGetValue(step.Targets.Current, out var index))
                {
                    Enter(step.Targets.Current, path);
                }
                else if (_isOpen.Contains(step.Targets.Current))
                {
                    _low[step.Node] = Math.Min(_low[step.Node], index);
                }
            }
        }

        private void Enter(string node, Stack<(string, IEnumerator<string>)> path)
        {
            _index[node] = _low[node] = _index.Count;
            _open.Push(node);
            _isOpen.Add(node);
            path.Push((node, next[node].GetEnumerator()));
        }

        private void Leave(string node)
        {
            if (_low[node] != _index[node])
            {
                return;
            }

            var component = new List<string>();
            string member;
            do
            {
                member = _open.Pop();
                _isOpen.Remove(member);
                component.Add(member);
            }
            while (member != node);

            if (component.Count > 1)
            {
                component.Sort(StringComparer.Ordinal);
                Found.Add(component);
            }
        }
    }
}
