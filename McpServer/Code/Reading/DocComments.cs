namespace Mcp.Daemon.Code.Reading;

/// <summary>Finds the comment that documents a declaration, by the customs of its language.</summary>
internal sealed class DocComments
{
    private readonly SourceFile _file;
    private readonly Dictionary<int, CommentBlock> _byLastLine = [];
    private readonly Dictionary<int, CommentBlock> _docstrings = [];

    public DocComments(SourceFile file)
    {
        _file = file;
        // These have no form of their own for documentation, or make little use of it.
        var takesAny = file.Language is Language.Go or Language.C or Language.Cpp or Language.Ruby or Language.Lua or Language.Shell or Language.Sql;
        foreach (var comment in file.Comments)
        {
            if (file.Language is Language.Python)
            {
                if (comment.IsDoc)
                {
                    _docstrings[file.Tokens.FirstAt(comment.Line)] = comment;
                }
            }
            else if ((takesAny || comment.IsDoc) && file.CodeLines[comment.Line - 1].AsSpan().IsWhiteSpace())
            {
                _byLastLine[comment.EndLine] = comment;
            }
        }
    }

    /// <summary>The comment that ends on the line before a declaration, or before its attributes.</summary>
    public CommentBlock? Above(int line, int attributesLine) =>
        _byLastLine.GetValueOrDefault(line - 1) ?? _byLastLine.GetValueOrDefault(attributesLine - 1);

    /// <summary>The docstring that stands before the token with which a body begins, below the header's last line.</summary>
    public CommentBlock? Within(int bodyToken, int headerLine) =>
        _docstrings.TryGetValue(bodyToken, out var found) && found.Line > headerLine && _file.Lines.Count >= found.Line ? found : null;
}
