using CsCheck;
using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class DuplicatesTests
{
    private const string Block = """
            var total = 0;
            foreach (var item in items)
            {
                total += item.Price * item.Count;
                Log("sum", total);
            }
            return total;
        """;

    [Test]
    public void Same_code_is_found_whatever_its_layout()
    {
        var other = Block.Replace("    ", "\t", StringComparison.Ordinal).Replace("total = 0", "total  =  0", StringComparison.Ordinal)
            .Replace("foreach", "// the sum\n\nforeach", StringComparison.Ordinal);

        var pair = Duplicates.Of([new SourceFile("a.cs", "First();\n" + Block), new SourceFile("b.cs", "Second();\nThird();\n" + other)], 4, CancellationToken.None).Single();

        Assert.That(pair, Is.EqualTo(new DuplicatePair("a.cs", 2, "b.cs", 3, 5) { FirstEndLine = 8, SecondEndLine = 11 }));
    }

    [Test]
    public void Shorter_runs_do_not_count()
    {
        Assert.That(Duplicates.Of([new SourceFile("a.cs", Block), new SourceFile("b.cs", Block)], 6, CancellationToken.None), Is.Empty);
    }

    [Test]
    public void Other_strings_are_other_code()
    {
        var other = Block.Replace("\"sum\"", "\"all\"", StringComparison.Ordinal);

        Assert.That(Duplicates.Of([new SourceFile("a.cs", Block), new SourceFile("b.cs", other)], 4, CancellationToken.None), Is.Empty);
    }

    [Test]
    public void Imports_do_not_count()
    {
        const string Text = "import {\n  a,\n  b,\n  c,\n} from 'd';\nimport e from 'f';\nimport g from 'h';\n";

        Assert.That(Duplicates.Of([new SourceFile("a.ts", Text + "x()"), new SourceFile("b.ts", Text + "y()")], 3, CancellationToken.None), Is.Empty);
    }

    [Test]
    public void Places_of_one_file_do_not_overlap()
    {
        var pair = Duplicates.Of([new SourceFile("a.cs", string.Concat(Enumerable.Repeat("Same();\n", 10)))], 3, CancellationToken.None)[0];

        Assert.That(pair.FirstEndLine, Is.LessThan(pair.SecondLine));
    }

    [Test]
    public void Longest_come_first()
    {
        var longer = Block + "\nMore();\nAndMore();\n";
        SourceFile[] files = [new("a.cs", Block), new("b.cs", "X();\n" + Block), new("c.cs", longer), new("d.cs", "Y();\n" + longer)];

        Assert.That(Duplicates.Of(files, 4, CancellationToken.None)[0], Is.EqualTo(new DuplicatePair("c.cs", 1, "d.cs", 2, 7) { FirstEndLine = 9, SecondEndLine = 10 }));
    }

    [Test]
    public void Number_of_pairs_is_bounded()
    {
        var files = Enumerable.Range(0, 200).Select(i => new SourceFile($"{i}.cs", $"Own{i}();\n{Block}"));

        Assert.That(Duplicates.Of([.. files], 4, CancellationToken.None), Has.Count.EqualTo(50));
    }

    [Test]
    public void Text_of_no_known_language_is_not_compared()
    {
        Assert.That(Duplicates.Of([new SourceFile("a.txt", Block), new SourceFile("b.txt", Block)], 4, CancellationToken.None), Is.Empty);
    }

    [Test]
    public void Comparison_ends_when_nobody_waits()
    {
        Assert.That(() => Duplicates.Of([new SourceFile("a.cs", Block)], 4, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Large_repetitive_file_is_compared_in_its_length()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"Call({i % 3});\n"));

        Assert.That(Duplicates.Of([new SourceFile("a.cs", text)], 5, CancellationToken.None), Is.Not.Empty);
    }

    [Test]
    public void Pairs_agree_and_do_not_overlap()
    {
        Gen.Int[0, 4].Array[0, 60].Array[1, 3].Sample(texts =>
        {
            SourceFile[] files = [.. texts.Select((text, i) => new SourceFile($"{i}.cs", string.Concat(text.Select(line => $"L{line}();\n"))))];
            var byPath = files.ToDictionary(file => file.Path);

            return Duplicates.Of(files, 3, CancellationToken.None).All(pair =>
                pair.Lines >= 3
                && byPath[pair.FirstPath].Lines.Skip(pair.FirstLine - 1).Take(pair.Lines)
                    .SequenceEqual(byPath[pair.SecondPath].Lines.Skip(pair.SecondLine - 1).Take(pair.Lines))
                && (pair.FirstPath != pair.SecondPath || pair.FirstEndLine < pair.SecondLine));
        });
    }
}
