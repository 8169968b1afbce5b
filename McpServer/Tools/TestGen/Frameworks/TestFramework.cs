namespace Mcp.Daemon.Tools.TestGen.Frameworks;

/// <summary>A framework that tests are written with, and one thing that shows it.</summary>
/// <param name="Name">As people call it: <c>pytest</c>, <c>JUnit 5</c>.</param>
/// <param name="Seen">Where it is named, for a reader: <c>tests/test_cart.py imports it</c>.</param>
internal sealed record TestFramework(string Name, string Seen);
