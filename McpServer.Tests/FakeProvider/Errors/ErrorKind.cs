namespace Mcp.FakeProvider.Errors;

/// <summary>What a provider refuses a chat for; each dialect has its own status, words and headers for it.</summary>
internal enum ErrorKind
{
    WrongKey,

    /// <summary>No money, or no quota, left.</summary>
    Quota,

    /// <summary>Too many requests for now; says when to come back where the provider does.</summary>
    RateLimit,

    /// <summary>The question is longer than the model's context.</summary>
    Overflow,

    /// <summary>The filter refused the question.</summary>
    Filter,

    UnknownModel,

    /// <summary>A field of the request is not as it should be.</summary>
    BadRequest,

    /// <summary>500.</summary>
    Broken,

    /// <summary>The provider is overloaded.</summary>
    Overloaded,
}
