using CsCheck;
using Mcp.Daemon.Tokens;
using Microsoft.ML.Tokenizers;
using NUnit.Framework;

namespace Mcp.Tests.Tokens;

public class TokenCounterTests
{
    private static readonly TokenCounter Counter = new();

    [Test]
    public void Short_text_costs_what_the_tokenizer_says()
    {
        const string Text = "internal sealed class TokenCounter\n{\n    private readonly int _größe = 20_000; // 大小\n}\n";

        Assert.That(Counter.Count(Text), Is.EqualTo(TiktokenTokenizer.CreateForEncoding("o200k_base").CountTokens(Text)));
    }

    [Test]
    public void Nothing_costs_nothing_and_loads_nothing()
    {
        var counter = new TokenCounter();

        Assert.That((counter.Count(""), counter.IsLoaded), Is.EqualTo((0, false)));
    }

    // The square of these runs would take minutes.
    [TestCase(' ')]
    [TestCase('a')]
    [TestCase('=')]
    [CancelAfter(20_000)]
    public void Long_run_of_one_class_grows_with_its_length_only(char c)
    {
        var one = Counter.Count(new string(c, 20_000));

        var fifty = Counter.Count(new string(c, 1_000_000));

        Assert.That(fifty, Is.EqualTo(50 * one));
    }

    [Test]
    public void Pair_of_surrogates_is_not_cut_in_two()
    {
        var text = new string('a', 1_999) + "😀";

        Assert.That(Counter.Count(text), Is.EqualTo(Counter.Count(new string('a', 1_999)) + Counter.Count("😀")));
    }

    [Test]
    public void Numbered_lines_cost_the_sum_of_their_lines()
    {
        var lines = Gen.String[Gen.Char["ab {};/\"'.,│\té大\r"], 0, 60].Array[0, 200];

        lines.Sample(texts =>
        {
            var numbered = texts.Select((text, i) => $"{i + 1}│ {text}\n").ToList();
            return Counter.Count(string.Concat(numbered)) == numbered.Sum(line => Counter.Count(line));
        });
    }

    [Test]
    public void Count_with_a_limit_is_exact_below_it_and_ends_soon_above()
    {
        var text = string.Concat(Enumerable.Repeat("one two three\n", 10_000));
        var whole = Counter.Count(text);

        Assert.That((Counter.CountUpTo(text, whole), Counter.CountUpTo(text, 100)), Is.EqualTo((whole, Counter.Count(text.AsSpan(0, 1_988)))));
        Assert.That(Counter.CountUpTo(text, 100), Is.GreaterThan(100));
    }

    [Test]
    public void Many_threads_count_the_same()
    {
        var counter = new TokenCounter();
        var texts = Enumerable.Range(0, 200).Select(i => $"value{i} = compute({i * 7919}); // größe {i}\n").ToList();
        var expected = texts.ConvertAll(text => Counter.Count(text));

        var counts = new int[8][];
        Parallel.For(0, 8, i => counts[i] = [.. texts.Select(text => counter.Count(text))]);

        Assert.That(counts, Is.All.EqualTo(expected));
    }
}
