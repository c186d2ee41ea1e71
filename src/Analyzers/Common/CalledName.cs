using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Common;

/// <summary>The names of calls, by which they are told apart before they are bound.</summary>
internal static class CalledName
{
    /// <summary>The name by which a call calls, without what stands in front of it.</summary>
    public static SimpleNameSyntax? Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Whether the name begins with the word: <c>AddAsync</c> with <c>Add</c>, but not <c>Address</c>.</summary>
    public static bool StartsWithWord(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
