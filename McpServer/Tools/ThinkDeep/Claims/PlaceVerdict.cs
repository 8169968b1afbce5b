namespace Mcp.Daemon.Tools.ThinkDeep.Claims;

/// <summary>What became of a cited place when it was looked up.</summary>
internal enum PlaceVerdict
{
    /// <summary>What is quoted stands there.</summary>
    Holds,

    /// <summary>There is such a line, and nothing is quoted that it could be held against.</summary>
    IsThere,

    /// <summary>What is quoted stands in the file, but elsewhere.</summary>
    Elsewhere,

    /// <summary>What is quoted stands nowhere in the file.</summary>
    Nowhere,

    /// <summary>The file ends before that line.</summary>
    BeyondEnd,

    /// <summary>No file of that name is in the workspace.</summary>
    NoFile,

    /// <summary>The file is in the workspace, and no step named it to be read.</summary>
    NotGiven,
}
