using System.Reflection;
using System.Text.RegularExpressions;
using Mcp.Tests.Configuration;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Mcp.Tests.Layout;

/// <summary>docs/defects.md: every known fault of earlier systems is there, and every test that it names exists.</summary>
internal sealed partial class DefectRegisterTests
{
    private static readonly string Register = File.ReadAllText(Checkout.File("docs/defects.md"));

    [Test]
    public void Every_fault_is_in_the_register_once()
    {
        var listed = Register.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Id().Matches(line.Split('|')[1]).Select(match => match.Value));

        Assert.That(listed, Is.EquivalentTo(Enumerable.Range(1, 30).Select(i => $"B{i}").Concat(Enumerable.Range(1, 18).Select(i => $"D{i}"))));
    }

    [Test]
    public void Every_test_of_the_register_exists()
    {
        var tests = typeof(DefectRegisterTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Where(IsTest).Select(method => $"{type.Name}.{method.Name}"));

        Assert.That(Named().Matches(Register).Select(match => match.Groups[1].Value).Distinct(), Is.Not.Empty.And.SubsetOf(tests));
    }

    private static bool IsTest(MethodInfo method) =>
        method.GetCustomAttributes().Any(attribute => attribute is ISimpleTestBuilder or ITestBuilder);

    [GeneratedRegex(@"[BD]\d+")]
    private static partial Regex Id();

    [GeneratedRegex(@"`(\w+Tests\.[\w*]+)`")]
    private static partial Regex Named();
}
