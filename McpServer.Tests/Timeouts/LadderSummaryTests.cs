using Mcp.Daemon.Timeouts;
using NUnit.Framework;

namespace Mcp.Tests.Timeouts;

public class LadderSummaryTests
{
    [Test]
    public void Summary_shows_tools_infrastructure_providers_and_ratios()
    {
        Assert.That(LadderSummary.Lines(TimeoutLadder.Default), Is.EqualTo(new[]
        {
            "expert 90 s (GLM 90 s, Kimi 108 s, Kimi web search 108 s)",
            "tool 120 s (without a model 60 s)",
            "daemon 180 s = 1.5 × tool",
            "shim 240 s = 2 × tool",
            "client 300 s = 2.5 × tool",
            "patience as the client is known",
        }));
    }
}
