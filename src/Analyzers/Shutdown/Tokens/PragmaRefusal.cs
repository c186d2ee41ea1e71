using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Calls for which somebody has turned off the rule of the SDK that asks for the token: they are meant as they are.</summary>
internal static class PragmaRefusal
{
    public static bool Covers(SyntaxNode call, CancellationToken cancellationToken)
    {
        var root = call.SyntaxTree.GetRoot(cancellationToken);
        if (!root.ContainsDirectives)
            return false;

        var isOff = false;
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < call.SpanStart; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && Names(pragma))
                isOff = pragma.DisableOrRestoreKeyword.ValueText is "disable";
        }

        return isOff;
    }

    private static bool Names(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        foreach (var code in pragma.ErrorCodes)
        {
            if (code is IdentifierNameSyntax { Identifier.ValueText: LeftToCA2016.Id })
                return true;
        }

        return false;
    }
}
