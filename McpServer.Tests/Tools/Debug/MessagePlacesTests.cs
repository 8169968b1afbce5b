using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Debug.Messages;
using Mcp.Daemon.Tools.Words;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Debug;

public class MessagePlacesTests
{
    [TestCase("a.py", "raise ValueError(\"Nothing to pay: the cart is empty\")", "Nothing to pay: the cart is empty")]
    [TestCase("a.py", "raise ValueError(f\"No rate for level {level!r} of {name}\")", "No rate for level 'gold' of Ann")]
    [TestCase("a.py", "raise ValueError(\"No rate for level %s of %(name)s\" % x)", "No rate for level gold of Ann")]
    [TestCase("a.cs", "throw new Fault($\"Cannot open {path}: too many handles\");", "Cannot open /tmp/x: too many handles")]
    [TestCase("a.cs", "throw new Fault(\"Cannot open \" + path + \": too many handles\");", "Cannot open /tmp/x: too many handles")]
    [TestCase("a.go", "return fmt.Errorf(\"read config %q: %w\", path, err)", "read config \"a.toml\": no such file")]
    [TestCase("a.js", "throw new Error(`order ${id} was paid twice`)", "order 12 was paid twice")]
    [TestCase("a.rs", "panic!(\"order {id} was paid twice\");", "order 12 was paid twice")]
    [TestCase("a.java", "throw new X(\"the \\\"till\\\" is closed\");", "the \"till\" is closed")]
    [TestCase("a.py", "raise ValueError(\"Nothing to pay: the cart is empty\")", "the cart is empty")]
    public void Message_is_found_where_it_is_written(string path, string line, string message)
    {
        var places = Of(message, (path, "\n" + line + "\n"));

        Assert.That(places.SelectMany(each => each.Places).Select(place => place.Line), Is.EqualTo(new[] { 2 }));
    }

    [TestCase("a.py", "# Nothing to pay: the cart is empty")]
    [TestCase("a.py", "def f():\n    \"\"\"Nothing to pay: the cart is empty\"\"\"")]
    [TestCase("a.py", "log(\"Nothing to do\")")]
    [TestCase("a.py", "log(\"the cart\", \"is empty\")")]
    [TestCase("a.py", "log(\"{} {}: {}\")")]
    [TestCase("a.py", "log(\"the cart is empty: Nothing to pay\")")]
    public void Other_text_is_not_the_message(string path, string text)
    {
        Assert.That(Of("Nothing to pay: the cart is empty", (path, text + "\n")), Is.Empty);
    }

    [Test]
    public void Better_match_hides_what_agrees_in_part()
    {
        var places = Of(
            "Payment failed: the card was refused", ("a.py", "x(\"Payment failed: %s\")\n"), ("b.py", "x(\"Payment failed: the card was refused\")\n"));

        Assert.That(places.Single().Places.Select(place => place.File.Path), Is.EqualTo(new[] { "b.py" }));
    }

    [Test]
    public void Equal_places_are_all_told_and_tests_last()
    {
        var places = Of("the till is closed", ("a_test.go", "x(\"the till is closed\")\n"), ("b.go", "x(\"the till is closed\")\n"), ("c.go", "x(\"the till is closed\")\n"));

        Assert.That(places.Single().Places.Select(place => place.File.Path), Is.EqualTo(new[] { "b.go", "c.go", "a_test.go" }));
    }

    [Test]
    public void Message_and_its_part_are_told_once()
    {
        var places = MessagePlaces.Of(["the till is closed", "ERROR the till is closed"], new SourceSet([("b.go", "x(\"the till is closed\")\n")], CancellationToken.None));

        Assert.That(places.Select(place => place.Message), Is.EqualTo(new[] { "the till is closed" }));
    }

    [TestCase("It says \"the till is closed\" at noon.", "the till is closed")]
    [TestCase("It says 'the till is closed' at noon.", "the till is closed")]
    [TestCase("It says \"the till \\\"A\\\" is closed\".", "the till \"A\" is closed")]
    [TestCase("2024-03-02T00:00:07.12Z [main] ERROR the till is closed\nDone.", "[main] ERROR the till is closed")]
    [TestCase("00:00:07 could not open the till", "could not open the till")]
    [TestCase("ValueError: the till is closed", "the till is closed")]
    public void Message_is_taken_from_quotation_marks_and_errors(string words, string message)
    {
        StepWords[] all = [new(1, words)];

        Assert.That(SoughtMessages.Of(Mcp.Daemon.Tools.Debug.Traces.TraceReading.Of(all), all), Is.EqualTo(new[] { message }));
    }

    [TestCase("It's the customer's fault that the till isn't open, isn't it.")]
    [TestCase("It says \"closed\" at noon.")]
    [TestCase("It says \"A!\", then something else, and \"B\".")]
    [TestCase("2024-03-02 00:00:07 INFO the till is open")]
    [TestCase("At 00:00:07 the till is not open any more")]
    public void Apostrophes_and_single_words_are_no_message(string words)
    {
        Assert.That(SoughtMessages.Of([], [new StepWords(1, words)]), Is.Empty);
    }

    private static IReadOnlyList<MessagePlaces> Of(string message, params (string, string)[] files) =>
        MessagePlaces.Of([message], new SourceSet(files, CancellationToken.None));
}
