using CsCheck;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Git;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

/// <summary>Whatever the change, the room and the counter: the room is kept, and every file is accounted for.</summary>
public class ChangeBlocksPropertyTests
{
    private static readonly Gen<string> Text = Gen.Frequency(
        (1, Gen.Const("")),
        (8, Gen.OneOf<string>("x", "y\n", "\r\n", "</change>\n", "│", "1│ ", "\n").Array[0, 80].Select(string.Concat)),
        (2, Gen.Int[1, 400].Select(count => string.Concat(Enumerable.Range(0, count).Select(number => $"line {number}\n")))));

    private static readonly Gen<FileChange> File = Gen.Select(
        Gen.Int[0, 30], Text, Text, Gen.Enum<ChangeKind>(), Gen.Enum<ChangePart>(), (number, before, after, kind, part) => new FileChange
        {
            Path = $"{number}.{(number % 3 == 0 ? "lock" : number % 3 == 1 ? "md" : "cs")}",
            OldPath = kind is ChangeKind.Renamed ? "old" : null,
            Part = part,
            Kind = kind,
            IsBinary = number == 7,
            Text = after,
            Hunks = number == 7 ? [] : LineDiff.Between(before, after),
        });

    // A count that neither adds up nor grows with every character, as a tokenizer's.
    private static readonly Gen<Func<string, int>> Counter = Gen.OneOf(
        Gen.Int[1, 9].Select(size => new Func<string, int>(text => (text.Length / size) + 1)),
        Gen.Int[1, 9].Select(size => new Func<string, int>(text => text.Length + (text.Length % size * 7))),
        Gen.Const(new Func<string, int>(text => text.Length * text.Length / 100)));

    [Test]
    public void Room_is_kept_and_every_file_is_accounted_for()
    {
        Gen.Select(File.Array[0, 40], Gen.Int[0, 4_000], Counter).Sample(
            (files, room, counter) =>
            {
                var first = files.Take(2).Select(file => file.Path).ToHashSet();

                var (blocks, cut) = ChangeBlocks.Of([new ChangeSet { Root = "/r", Files = files }], first, room, counter);

                Assert.That(blocks.Sum(block => block.Tokens), Is.LessThanOrEqualTo(room));
                Assert.That(blocks.Select(block => block.Tokens), Is.EqualTo(blocks.Select(block => counter(block.Text))));
                Assert.That(blocks.Select(block => block.Name).Concat(cut.Select(file => file.File)), Is.SupersetOf(files.Select(file => file.Path).Distinct()));
                Assert.That(
                    blocks.SelectMany(block => block.NumberedLines().Select(line => (block.Name, line.Content.TrimEnd('␍')))),
                    Is.SubsetOf(files.SelectMany(file => LineDiff.Lines(file.Text!).Select(line => (file.Path, line.TrimEnd('\r'))))));
            },
            iter: 300,
            threads: 1);
    }
}
