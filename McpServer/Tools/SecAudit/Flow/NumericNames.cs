using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Names that are declared with a type in which no text has room: numbers, dates, identifiers of fixed form.</summary>
internal sealed class NumericNames
{
    private static readonly WordSet Types = new(
        "int long short byte uint ulong ushort sbyte decimal double float bool boolean Guid DateTime DateOnly DateTimeOffset TimeSpan Integer Long Short Double Float "
        + "Boolean BigDecimal BigInteger UUID LocalDate LocalDateTime Instant number bigint Int Date date datetime uuid i8 i16 i32 i64 u8 u16 u32 u64 usize isize f32 "
        + "f64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64 size_t");

    private readonly HashSet<(string Name, string? Function)> _names = [];
    private readonly Mcp.Daemon.Code.Searching.Enclosing _around;

    public NumericNames(SourceFile file)
    {
        var tokens = file.Tokens;
        _around = new(file);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Types.Has(tokens, at))
            {
                continue;
            }

            // int id; id: int; id int as Go has it
            var after = tokens.Is(at + 1, '?') ? at + 2 : at + 1;
            var before = tokens.Is(at - 1, ':') ? at - 2 : file.Language is Language.Go ? at - 1 : -1;
            before -= before >= 0 && tokens.Is(before, '?') ? 1 : 0;
            if (tokens.IsWord(after) && !tokens.StartsLine(after))
            {
                Add(file, after);
            }

            if (before >= 0 && tokens.IsWord(before))
            {
                Add(file, before);
            }
        }
    }

    public bool Has(string name, int token) => _names.Contains((name, _around.At(token)?.Name)) || _names.Contains((name, null));

    private void Add(SourceFile file, int name) =>
        _names.Add((file.Tokens.Name(name).TrimStart('$'), _around.At(name)?.Name));
}
