using System.Text.Json;
using Mcp.Daemon.Schemas;
using NUnit.Framework;

namespace Mcp.Tests.Schemas;

public class ArgumentCheckTests
{
    private static readonly ObjectSchema Schema = new(
        new Property("step", PropertyType.Text, "") { Required = true, MaxLength = 10 },
        new Property("number", PropertyType.Integer, "") { Minimum = 1, Maximum = 9 },
        new Property("weight", PropertyType.Number, "") { Minimum = 0 },
        new Property("share", PropertyType.Number, "") { Maximum = 1 },
        new Property("again", PropertyType.Boolean, ""),
        new Property("files", PropertyType.TextList, ""),
        new Property("issues", PropertyType.ObjectList, ""),
        new Property("severity", PropertyType.Text, "") { Allowed = ["high", "medium", "low"] },
        new Property("whole", PropertyType.Integer, ""),
        new Property("count", PropertyType.Integer, "") { Minimum = 0 },
        new Property("name", PropertyType.Text, "") { MinLength = 1 },
        new Property("code", PropertyType.Text, "") { MinLength = 2, MaxLength = 3 });

    [TestCase("""{"step":"a"}""")]
    [TestCase("""{"step":"","number":1,"weight":0,"share":-5.5,"again":false,"files":[],"issues":[],"severity":"low"}""")]
    [TestCase("""{"step":"0123456789","number":9.0,"weight":1e300,"files":["a"],"issues":[{}]}""")]
    [TestCase("""{"step":"🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉","name":"🎉","code":"🎉🎉🎉"}""")]
    [TestCase("""{"step":"a","number":null,"files":null,"unknown":null}""")]
    public void Arguments_that_fit_have_no_fault(string arguments)
    {
        Assert.That(Faults(arguments), Is.Empty);
    }

    [TestCase("\"step\":7", "\"step\": expected a string of at most 10 characters, got 7")]
    [TestCase("\"step\":\"01234567890\"", "\"step\": expected a string of at most 10 characters, got \"01234567890\"")]
    [TestCase("\"step\":\"a\",\"number\":\"3\"", "\"number\": expected a whole number from 1 to 9, got \"3\"")]
    [TestCase("\"step\":\"a\",\"number\":2.5", "\"number\": expected a whole number from 1 to 9, got 2.5")]
    [TestCase("\"step\":\"a\",\"number\":0", "\"number\": expected a whole number from 1 to 9, got 0")]
    [TestCase("\"step\":\"a\",\"number\":10", "\"number\": expected a whole number from 1 to 9, got 10")]
    [TestCase("\"step\":\"a\",\"weight\":-1", "\"weight\": expected a number of at least 0, got -1")]
    [TestCase("\"step\":\"a\",\"weight\":1e999", "\"weight\": expected a number of at least 0, got 1e999")]
    [TestCase("\"step\":\"a\",\"share\":2", "\"share\": expected a number of at most 1, got 2")]
    [TestCase("\"step\":\"a\",\"again\":\"true\"", "\"again\": expected true or false, got \"true\"")]
    [TestCase("\"step\":\"a\",\"files\":\"a.cs\"", "\"files\": expected an array of strings, got \"a.cs\"")]
    [TestCase("\"step\":\"a\",\"files\":[1]", "\"files\": expected an array of strings, got an array whose item 1 is 1")]
    [TestCase("\"step\":\"a\",\"files\":[\"a\",null]", "\"files\": expected an array of strings, got an array whose item 2 is null")]
    [TestCase("\"step\":\"a\",\"issues\":[{},\"x\"]", "\"issues\": expected an array of objects, got an array whose item 2 is \"x\"")]
    [TestCase("\"step\":\"a\",\"files\":\"[\\u0022b\\u0022]\"", "\"files\": expected an array of strings, got \"[\"b\"]\"")]
    [TestCase("\"step\":\"a\",\"issues\":{}", "\"issues\": expected an array of objects, got an object")]
    [TestCase("\"step\":\"🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉\"", "\"step\": expected a string of at most 10 characters, got a string of 31 characters")]
    [TestCase("\"step\":\"a\",\"name\":\"\"", "\"name\": expected a string that is not empty, got \"\"")]
    [TestCase("\"step\":\"a\",\"code\":\"🎉\"", "\"code\": expected a string of 2 to 3 characters, got \"🎉\"")]
    [TestCase("\"step\":\"a\",\"count\":-1", "\"count\": expected a whole number of at least 0, got -1")]
    [TestCase("\"step\":\"a\",\"count\":3e9", "\"count\": expected a whole number of at least 0 and at most 2147483647, got 3e9")]
    [TestCase("\"step\":\"a\",\"whole\":3e9", "\"whole\": expected a whole number from -2147483648 to 2147483647, got 3e9")]
    public void Value_that_does_not_fit_is_named_with_what_was_expected(string members, string fault)
    {
        Assert.That(Faults($"{{{members}}}"), Is.EqualTo(new[] { fault }));
    }

    [TestCase("{}")]
    [TestCase("""{"step":null}""")]
    public void Missing_argument_is_named_and_null_is_missing(string arguments)
    {
        Assert.That(Faults(arguments), Is.EqualTo(new[] { "\"step\" is missing: expected a string of at most 10 characters" }));
    }

    [Test]
    public void Value_near_an_allowed_one_is_suggested()
    {
        Assert.That(Faults("""{"step":"a","severity":"hihg"}"""),
            Is.EqualTo(new[] { "\"severity\": expected one of high, medium, low, got \"hihg\"; did you mean \"high\"?" }));
    }

    [Test]
    public void Value_near_nothing_has_the_list_alone()
    {
        Assert.That(Faults("""{"step":"a","severity":"catastrophic"}""").Single(), Does.Not.Contain("did you mean"));
    }

    [Test]
    public void Unknown_argument_is_named_with_the_nearest()
    {
        Assert.That(Faults("""{"step":"a","numbr":1}"""), Is.EqualTo(new[] { "\"numbr\" is not an argument of this tool; did you mean \"number\"?" }));
    }

    [Test]
    public void Unknown_argument_near_nothing_is_named_with_all_there_are()
    {
        Assert.That(Faults("""{"step":"a","continuation_id":1}""").Single(), Does.EndWith("allowed are step, number, weight, share, again, files, issues, severity, whole, count, name, code"));
    }

    [Test]
    public void Tool_without_arguments_says_so()
    {
        Assert.That(
            ArgumentCheck.Faults(new ObjectSchema(), Members("""{"x":1}""")),
            Is.EqualTo(new[] { "\"x\" is not an argument of this tool; it takes none" }));
    }

    [Test]
    public void All_faults_are_told_at_once_in_the_order_of_the_schema()
    {
        var named = Faults("""{"unknown_thing":1,"severity":"x","number":0}""").Select(fault => fault.Split('"')[1]);

        Assert.That(named, Is.EqualTo(new[] { "step", "number", "severity", "unknown_thing" }));
    }

    [Test]
    public void Long_wrong_value_is_not_repeated()
    {
        Assert.That(Faults($$"""{"step":"{{new string('x', 5000)}}"}""").Single(), Does.EndWith("got a string of 5,000 characters"));
    }

    [TestCase("\"step\":\"\\ud800\"", "step")]
    [TestCase("\"step\":\"a\",\"severity\":\"\\ud800\"", "severity")]
    [TestCase("\"step\":\"a\",\"files\":[\"\\udc00\"]", "files")]
    public void Text_that_is_no_unicode_is_a_fault_like_any_other(string members, string name)
    {
        Assert.That(Faults($"{{{members}}}").Single(), Does.StartWith($"\"{name}\": expected"));
    }

    private static IReadOnlyList<string> Faults(string arguments) => ArgumentCheck.Faults(Schema, Members(arguments));

    private static IEnumerable<KeyValuePair<string, JsonElement>> Members(string arguments) =>
        JsonDocument.Parse(arguments).RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value));

    [Test]
    public void Name_that_shares_less_than_half_of_its_letters_is_not_suggested()
    {
        Assert.That(Faults("""{"step":"a","zzz":1}""").Single(), Does.Contain("allowed are").And.Not.Contain("did you mean"));
    }
}
