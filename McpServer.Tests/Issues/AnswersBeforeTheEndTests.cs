using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Issues;

/// <summary>What the shim answers by itself was lost when stdin closed right behind the line: one run in four.</summary>
public class AnswersBeforeTheEndTests : EndToEndFixture
{
    private const int Runs = 20;

    [Test]
    [CancelAfter(Bound)]
    public async Task Malformed_line_right_before_the_end_of_stdin_is_answered(CancellationToken cancellationToken)
    {
        var answered = 0;
        for (var run = 0; run < Runs; run++)
        {
            var shim = Home.StartShim();
            await shim.SendAsync("garbage", cancellationToken);
            shim.Close();
            await shim.ExitAsync(cancellationToken);
            await shim.DisposeAsync();
            answered += shim.Inbox.All.Count;
        }

        Assert.That(answered, Is.EqualTo(Runs));
    }
}
