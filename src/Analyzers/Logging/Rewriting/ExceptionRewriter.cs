using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Passes an exception that a log call only mentions in front of the template, where its type and stack trace are kept.</summary>
internal static class ExceptionRewriter
{
    public static LogCallRewrite? Rewrite(LostException lost, RewriteContext context)
    {
        var call = lost.Call;
        if (lost.Exception is not { Expression: { } expression } exception || WritesVariables(call))
            return null;

        if (RuntimeMessage.TryMatchForFix(call, context.Settings, context.CancellationToken) is { } message && new LogCallRewriter(context).Rewrite(message) is { } rewrite)
            return rewrite;

        var template = ConstantTemplate.TryRead(call, context.CancellationToken);
        if (lost.Value is not { } value)
            return template is null ? Insert(call, expression, ConstantTemplateRewriter.ValuesOf(call), context) : WithoutDumps(template, exception, context);

        if (template is not null)
            return Move(template, value, exception, context);

        // A text from elsewhere has no placeholder for the exception, as far as anybody can tell.
        return call.Values.Length is 1 && IsBare(value) && new TemplateOrigin(context.Settings.TreatResourcesAsConstant).Of(call.Template.Value) is Origin.Unknown
            ? Insert(call, expression, [], context)
            : null;
    }

    /// <summary>The same for a text of the exception that a clause caught, whatever the level of the call.</summary>
    public static LogCallRewrite? RewriteText(LogCall call, CatchClauseSyntax clause, RewriteContext context)
    {
        var slot = new ExceptionSlot(context.Symbols, context.Settings, context.CancellationToken);
        if (clause.Declaration is not { Identifier.ValueText: { Length: > 0 } name } || LostException.FindValue(call) is not null || !slot.IsFree(call))
            return null;

        if (LostException.FindText(call, slot, context.Settings, context.CancellationToken) is { } lost)
            return Rewrite(lost, context);

        foreach (var value in call.Values)
        {
            if (LostException.FindMention(value, call) is { Source.Syntax: IdentifierNameSyntax { Identifier.ValueText: var source } } mention && source == name)
                return Rewrite(new LostException(call, value.Expression, Value: null, mention), context);
        }

        return null;
    }

    /// <summary>The call with an exception in front of its template, and this template as it is.</summary>
    public static LogCallRewrite? Insert(LogCall call, ExpressionSyntax exception, IReadOnlyList<PassedArgument> values, RewriteContext context) => Insert(call, exception, exception, values, context);

    /// <param name="proved">What stands for the exception while the call is bound, where its variable isn't declared yet.</param>
    public static LogCallRewrite? Insert(LogCall call, ExpressionSyntax exception, ExpressionSyntax proved, IReadOnlyList<PassedArgument> values, RewriteContext context)
    {
        if (!LogCallRewriter.IsWhole(call.Syntax)
            || CallArguments.Arrange(call, call.TemplateSyntax.Expression, exception, values) is not { } arguments
            || CallArguments.Arrange(call, call.TemplateSyntax.Expression, proved, values) is not { } provedArguments)
        {
            return null;
        }

        var expected = new ExpectedCall(Template: null, values.Count, PassesException: true) { PassesArray = call.PassesArray && values.Count is 1, KeepsTemplate = true };
        return LogCallProof.Holds(call, call.Syntax.WithArgumentList(provedArguments), expected, context.Symbols, context.Settings, context.CancellationToken)
            ? new LogCallRewrite(call.Syntax, call.Syntax.WithArgumentList(arguments), call.TemplateSyntax, Local: null)
            : null;
    }

    /// <summary>Takes the exception out of the values, and its placeholder out of the text when it is the last.</summary>
    private static LogCallRewrite? Move(ConstantTemplate template, ArgumentSyntax value, ExceptionMention exception, RewriteContext context)
    {
        var call = template.Call;
        if (call.PassesArray || !template.Template.LooseBraces.IsEmpty)
            return null;

        var hole = FindHole(template, value);
        var values = ConstantTemplateRewriter.ValuesOf(call);
        values.RemoveAt(call.Values.IndexOf(value));
        if (LeavesToExpressions(template, values.Count))
            return IsBare(value) ? ConstantTemplateRewriter.Rewrite(template, [], values, exception.Expression, context) : null;

        if (hole < 0 || IsInTheWay(template, hole, exception))
            return IsBare(value) && !ChangesBraces(template, template.Text, values) ? ConstantTemplateRewriter.Rewrite(template, [], values, exception.Expression, context) : null;

        return template.Holes.Length <= call.Values.Length ? WithoutDumps(template, exception, context) : null;
    }

    /// <summary>Whether some placeholders are expressions that were never passed, <c>"{order.Id} failed", ex</c>, and the other ones have their values.</summary>
    private static bool LeavesToExpressions(ConstantTemplate template, int values)
    {
        var expressions = 0;
        foreach (var hole in template.Holes)
        {
            if (HoleExpression.TryRead(template.Call, hole) is not null)
                expressions++;
        }

        return expressions > 0 && values == template.Holes.Length - expressions;
    }

    /// <summary>Whether the exception took the placeholder of a value that follows: <c>"Order {Id} failed", ex, order.Id</c>.</summary>
    private static bool IsInTheWay(ConstantTemplate template, int hole, ExceptionMention exception)
    {
        if (template.BindsByNumber || template.Holes.Length != template.Call.Values.Length - 1)
            return false;

        var name = template.Holes[hole].Name;
        return !ExceptionSyntax.NamesException(name) && !string.Equals(name, PlaceholderName.For(exception.Exception), StringComparison.OrdinalIgnoreCase);
    }

    private static int FindHole(ConstantTemplate template, ArgumentSyntax value)
    {
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (template.FindValue(hole) == value)
                return hole;
        }

        return -1;
    }

    /// <summary>Passes the exception, and drops from the end of the text what every sink then shows for it.</summary>
    private static LogCallRewrite? WithoutDumps(ConstantTemplate template, ExceptionMention exception, RewriteContext context)
    {
        var call = template.Call;
        var values = ConstantTemplateRewriter.ValuesOf(call);
        var kept = template.Text.Length;
        for (var last = template.Holes.Length - 1; last >= 0 && IsDumpAtEnd(template, last, values, kept, exception); last--)
        {
            values.RemoveAt(last);
            kept = DumpText.KeptLength(template.Text.Substring(0, template.Holes[last].Start), followsValue: false);
        }

        if (kept < template.Text.Length && !ChangesBraces(template, template.Text.Substring(0, kept), values))
        {
            var text = "";
            if (kept is 0)
            {
                var name = new PlaceholderNames(context.Options.Casing).Add("ErrorMessage");
                text = "{" + name + "}";
                values.Add(new PassedArgument(Existing: null, new ValuePart(exception.Exception, ExceptionSlot.MessageOf(exception), Name: name)));
            }

            if (ConstantTemplateRewriter.Rewrite(template, [new TemplateEdit(kept, template.Text.Length - kept, text)], values, exception.Expression, context) is { } rewrite)
                return rewrite;
        }

        return Insert(call, exception.Expression!, ConstantTemplateRewriter.ValuesOf(call), context);
    }

    private static bool IsDumpAtEnd(ConstantTemplate template, int last, List<PassedArgument> values, int kept, ExceptionMention exception)
    {
        var hole = template.Holes[last];
        return values.Count == last + 1
            && values[last].Existing is { } value
            && template.FindValue(last) == value
            && FindHole(template, value) == last
            && template.Template.LooseBraces.IsEmpty
            && string.IsNullOrWhiteSpace(template.Text.Substring(hole.End, Math.Max(0, kept - hole.End)))
            && !DumpText.LeadsOn(template.Text.Substring(0, hole.Start))
            && IsBare(value)
            && LostException.FindMention(value, template.Call) is { IsDump: true } dump
            && dump.IsAbout(exception);
    }

    /// <summary>Without values, all libraries but Serilog print the text as it stands, doubled braces and all.</summary>
    private static bool ChangesBraces(ConstantTemplate template, string text, List<PassedArgument> values) =>
        values.Count is 0 && template.Call.Library is not LogLibrary.Serilog && (text.IndexOf('{') >= 0 || text.IndexOf('}') >= 0);

    /// <summary>Whether the argument can go without a comment going with it.</summary>
    private static bool IsBare(ArgumentSyntax argument) =>
        argument.NameColon is null && IsBare(argument.GetLeadingTrivia()) && IsBare(argument.GetTrailingTrivia()) && IsBare(argument.GetFirstToken().GetPreviousToken().TrailingTrivia);

    private static bool IsBare(SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return false;
        }

        return true;
    }

    /// <summary>The exception would be read before a value is evaluated that may change it.</summary>
    private static bool WritesVariables(LogCall call)
    {
        foreach (var argument in call.Invocation.Arguments)
        {
            if (StableValue.WritesVariables(argument.Value))
                return true;
        }

        return false;
    }
}
