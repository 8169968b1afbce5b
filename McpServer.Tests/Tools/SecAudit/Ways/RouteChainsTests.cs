using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Web;
using Mcp.Daemon.Tools.SecAudit.Ways;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Ways;

public sealed class RouteChainsTests
{
    private static readonly DeclaredFunction Function = new(new SourceFile("a.py", "def f(): pass\n"), new SourceFile("a.py", "def f(): pass\n").Declared[0]);

    [Test]
    public void Shortest_come_first_and_those_of_one_length_in_the_order_in_which_they_came()
    {
        var chains = Of(("/a", 2), ("/b", 1), ("/c", 2), ("/d", 1), ("/e", 3));

        Assert.That(Words(chains), Is.EqualTo("5: /b /d /a"));
    }

    [Test]
    public void Others_count_with_all_that_they_were_made_of()
    {
        var chains = Of(("/a", 2));
        chains.Add(Of(("/b", 1), ("/c", 2), ("/d", 3), ("/e", 4)));

        Assert.That(Words(chains), Is.EqualTo("5: /b /a /c"));
    }

    private static RouteChains Of(params (string Pattern, int Functions)[] ways)
    {
        var chains = new RouteChains();
        foreach (var (pattern, functions) in ways)
        {
            chains.Add(new RouteChain(new Route { Method = "GET", Pattern = pattern, Path = "a.py", Line = 1 }, [.. Enumerable.Repeat(Function, functions)]));
        }

        return chains;
    }

    private static string Words(RouteChains chains) => $"{chains.Count}: {string.Join(' ', chains.Shortest.Select(chain => chain.Route.Pattern))}";
}
