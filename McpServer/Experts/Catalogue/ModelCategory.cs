namespace Mcp.Daemon.Experts.Catalogue;

/// <summary>What a tool wants of a model when its caller names none; <c>auto</c> has a preference list for each.</summary>
internal enum ModelCategory
{
    /// <summary>A quick answer: chat, intent.</summary>
    Fast,

    /// <summary>Both matter.</summary>
    Balanced,

    /// <summary>The best reasoning there is: the last step of a workflow.</summary>
    Extended,
}
