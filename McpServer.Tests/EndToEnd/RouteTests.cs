using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.EndToEnd;

[TestFixture(Route.Direct)]
[TestFixture(Route.ThroughShim)]
public class RouteTests(Route route) : EndToEndFixture
{
    [Test]
    [CancelAfter(Bound)]
    public async Task Call_is_answered(CancellationToken cancellationToken)
    {
        var client = await Home.OpenAsync(route, cancellationToken);

        var answer = await client.EchoAsync("hello", cancellationToken);

        Assert.That(answer.Text, Is.EqualTo("hello"));
    }
}
