namespace Mcp.Daemon.Code.Lexing;

/// <summary>Whether a Python string stands where it documents a module, a class or a function.</summary>
internal sealed class Docstrings
{
    private bool _anyStatement;
    private bool _atStatement = true;
    private bool _opensBody;
    private bool _headed;
    private int _depth;

    /// <summary>The string that begins now is the first statement of what it stands in.</summary>
    public bool IsPlace => _atStatement && _depth == 0 && (!_anyStatement || _opensBody);

    public void LineEnded() => _atStatement = _depth == 0;

    public void Word(ReadOnlySpan<char> word)
    {
        if (_atStatement)
        {
            // async def
            _headed = word is "def" or "class" or "async";
        }

        Saw(opensBody: false);
    }

    public void Literal() => Saw(opensBody: false);

    public void Mark(char mark)
    {
        _depth = mark switch
        {
            '(' or '[' or '{' => _depth + 1,
            ')' or ']' or '}' => Math.Max(0, _depth - 1),
            _ => _depth,
        };
        if (_atStatement)
        {
            _headed = false;
        }

        Saw(mark == ':' && _headed && _depth == 0);
    }

    private void Saw(bool opensBody)
    {
        _anyStatement = true;
        _atStatement = false;
        _opensBody = opensBody;
    }
}
