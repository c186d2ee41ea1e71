using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Retry;

/// <summary>
/// Looks at the syntax of a loop before anything is bound: most loops run their body for another item, and are none of ours.
/// Nothing is allocated for them.
/// </summary>
internal static class RetryLoopSyntax
{
    private const int DepthLimit = 32;

    private const string Status = "StatusCode";

    /// <summary>What the recogniser is to be asked about: the loop, the label, or the method that calls itself after a failure.</summary>
    public static SyntaxNode? FindCandidate(SyntaxNode node, RetrySettings settings, CancellationToken cancellationToken) => node switch
    {
        LabeledStatementSyntax label => IsJumpedBackTo(label) ? label : null,
        CatchClauseSyntax clause => SelfCallSyntax.FindFunction(clause),
        DoStatementSyntax { Condition.RawKind: (int)SyntaxKind.FalseLiteralExpression } => null,
        _ when Body(node) is { } body => HasContinuingTry(body, DepthLimit) || (MayTestResult(node, body) && IsNamed(node, settings.Names, cancellationToken)) ? node : null,
        _ => null,
    };

    /// <summary>Whether a failure that ends up in this clause can be followed by whatever stands behind the try.</summary>
    public static bool MayContinue(CatchClauseSyntax clause)
    {
        var statements = clause.Block.Statements;
        return statements.Count is 0
            || statements[statements.Count - 1] is not (ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax)
            || Jumps(clause.Block, label: null, DepthLimit);
    }

    private static StatementSyntax? Body(SyntaxNode node) => node switch
    {
        ForStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };

    /// <summary>A try in an inner loop is the inner loop's.</summary>
    private static bool HasContinuingTry(StatementSyntax statement, int depth)
    {
        if (depth-- is 0)
            return false;

        if (statement is TryStatementSyntax attempt)
        {
            foreach (var clause in attempt.Catches)
            {
                if (MayContinue(clause))
                    return true;
            }

            return HasContinuingTry(attempt.Block, depth);
        }

        var parts = new StatementParts(statement);
        for (var index = 0; index < parts.Count; index++)
        {
            if (HasContinuingTry(parts[index], depth))
                return true;
        }

        return false;
    }

    /// <summary>Whether the condition of the loop, or an <c>if</c> that leaves it, can be the test of a result.</summary>
    private static bool MayTestResult(SyntaxNode loop, StatementSyntax body) => loop switch
    {
        WhileStatementSyntax { Condition.RawKind: not (int)SyntaxKind.TrueLiteralExpression } => true,
        DoStatementSyntax { Condition.RawKind: not (int)SyntaxKind.TrueLiteralExpression } => true,
        _ => HasConditionalExit(body, isConditional: false, DepthLimit),
    };

    private static bool HasConditionalExit(StatementSyntax statement, bool isConditional, int depth)
    {
        if (depth-- is 0)
            return false;

        if (statement is BreakStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax)
            return isConditional;

        isConditional |= statement is IfStatementSyntax;
        var parts = new StatementParts(statement);
        for (var index = 0; index < parts.Count; index++)
        {
            if (HasConditionalExit(parts[index], isConditional, depth))
                return true;
        }

        return false;
    }

    /// <summary>Whether the loop asks for the status of a response, or a word that speaks of retries stands in it, in a comment, or in the name of its method.</summary>
    private static bool IsNamed(SyntaxNode loop, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var text = loop.SyntaxTree.GetText(cancellationToken);
        return IsNamed(loop.FullSpan, names, text) || (FindName(loop) is { } name && IsNamed(name.Span, names, text));
    }

    private static bool IsNamed(TextSpan span, ImmutableArray<string> names, SourceText text)
    {
        var initials = Initial(Status[0]);
        foreach (var name in names)
            initials |= Initial(name[0]);

        for (var position = span.Start; position < span.End; position++)
        {
            // Most letters begin none of the words.
            if ((Initial(text[position]) & initials) is 0)
                continue;

            if (StandsAt(position, Status, span, text))
                return true;

            foreach (var name in names)
            {
                if (StandsAt(position, name, span, text))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A bit for each letter, without case; other characters share one.</summary>
    private static uint Initial(char character)
    {
        var letter = (character | 0x20) - 'a';
        return letter is >= 0 and < 26 ? 1u << letter : 1u << 31;
    }

    private static SyntaxToken? FindName(SyntaxNode loop)
    {
        for (SyntaxNode? node = loop; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax function:
                    return function.Identifier;

                case MethodDeclarationSyntax method:
                    return method.Identifier;

                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool StandsAt(int position, string name, TextSpan span, SourceText text)
    {
        if (position + name.Length > span.End)
            return false;

        for (var index = 0; index < name.Length; index++)
        {
            if (char.ToUpperInvariant(text[position + index]) != char.ToUpperInvariant(name[index]))
                return false;
        }

        return true;
    }

    private static bool IsJumpedBackTo(LabeledStatementSyntax label)
    {
        var name = label.Identifier.ValueText;
        if (Jumps(label.Statement, name, DepthLimit))
            return true;

        var siblings = new StatementParts(label.Parent is GlobalStatementSyntax global ? global.Parent : label.Parent);
        var isBehind = false;
        for (var index = 0; index < siblings.Count; index++)
        {
            if (isBehind && Jumps(siblings[index], name, DepthLimit))
                return true;

            isBehind |= siblings[index] == label;
        }

        return false;
    }

    /// <summary>Whether there is a <c>goto</c> to this label, or without one any <c>goto</c> and <c>continue</c>.</summary>
    private static bool Jumps(StatementSyntax statement, string? label, int depth)
    {
        if (depth-- is 0)
            return false;

        switch (statement)
        {
            case GotoStatementSyntax jump:
                return label is null || (jump.Expression is IdentifierNameSyntax target && target.Identifier.ValueText == label);

            case ContinueStatementSyntax:
                return label is null;

            case TryStatementSyntax attempt:
                foreach (var clause in attempt.Catches)
                {
                    if (Jumps(clause.Block, label, depth))
                        return true;
                }

                return Jumps(attempt.Block, label, depth);

            case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax:
                return label is not null && Jumps(Body(statement)!, label, depth);
        }

        var parts = new StatementParts(statement);
        for (var index = 0; index < parts.Count; index++)
        {
            if (Jumps(parts[index], label, depth))
                return true;
        }

        return false;
    }
}
