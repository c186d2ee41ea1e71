using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Shutdown.Tokens;

internal static class TokenNames
{
    /// <summary>The name as it is written in code.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.AwaitKeyword ? name : "@" + name;
}
