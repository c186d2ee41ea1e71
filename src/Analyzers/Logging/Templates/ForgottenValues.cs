using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>What a placeholder shows: a value that the call passes, or one that it should have passed.</summary>
internal readonly record struct HoleValue(ArgumentSyntax? Passed, ExpressionSyntax? Forgotten, IOperation? Operation)
{
    /// <summary>The text that stands for it, when it is a constant that nothing passes.</summary>
    public string? Constant => Passed is null && Operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}

/// <summary>Finds the values that a template names and its call does not pass.</summary>
internal static class ForgottenValues
{
    /// <summary>The first placeholder with a plain name in a text that is no template yet, when each of its placeholders is known where the call stands.</summary>
    public static int? FindFirst(TemplateBinding template)
    {
        if (template.Call.Kind is not LogCallKind.Message)
            return null;

        int? first = null;
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (template.ExpressionOf(hole) is not null)
                continue;

            if (template.Holes[hole].IsPositional || IsOfRoute(template.Template.Text, template.Holes[hole]) || template.Scope.Find(template.Holes[hole].Name) is null)
                return null;

            first ??= hole;
        }

        return first;
    }

    /// <summary><c>/orders/{id}</c> is the name of a resource, and <c>{id:int}</c> says what may stand there.</summary>
    private static bool IsOfRoute(string text, TemplateHole hole) =>
        (hole.Start > 0 && text[hole.Start - 1] is '/')
        || hole.Content.EndsWith(":int", StringComparison.Ordinal) || hole.Content.EndsWith(":guid", StringComparison.Ordinal) || hole.Content.EndsWith(":long", StringComparison.Ordinal);

    /// <summary>How many placeholders are expressions that the call does not pass.</summary>
    public static int CountExpressions(TemplateBinding template)
    {
        var count = 0;
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (template.ExpressionOf(hole) is { } expression && !template.Passes(expression.Code))
                count++;
        }

        return count;
    }

    /// <summary>The value of each placeholder; null when it isn't clear which belongs to which.</summary>
    public static List<HoleValue>? Align(TemplateBinding template)
    {
        if (template.Values is null || template.Call.Kind is LogCallKind.Definition)
            return null;

        var values = template.Call.Values;
        if (CountExpressions(template) is var unpassed and > 0 && template.WithoutExceptions() is { } others && template.Holes.Length - others.Length == unpassed)
            values = others;

        return values.Length <= template.Holes.Length ? Align(template, values) : null;
    }

    private static List<HoleValue>? Align(TemplateBinding template, ImmutableArray<ArgumentSyntax> values)
    {
        var missing = template.Holes.Length - values.Length;
        var expressions = CountExpressions(template);
        if (missing > 0 && expressions > missing)
            return null;

        var named = missing - expressions;
        var next = 0;
        var aligned = new List<HoleValue>();
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (missing > 0 && template.ExpressionOf(hole) is { } expression && !template.Passes(expression.Code))
                aligned.Add(new HoleValue(Passed: null, expression.Code, expression.Operation));
            else if (named > 0 && FindForgotten(template, values, hole, next, ref named) is { } forgotten)
                aligned.Add(forgotten);
            else if (next < values.Length && named >= 0 && (missing is 0 || MayBelong(template, hole, values[next])))
                aligned.Add(new HoleValue(values[next], Forgotten: null, template.OperationOf(values[next++])));
            else
                return null;
        }

        return next == values.Length && named <= 0 ? aligned : null;
    }

    /// <summary>Where values are missing, a constant says nothing about the placeholder it is for.</summary>
    private static bool MayBelong(TemplateBinding template, int hole, ArgumentSyntax value) =>
        template.OperationOf(value) is { } operation && (!operation.ConstantValue.HasValue || IsNamed(template, value, template.Holes[hole].Name));

    /// <summary>The variable of the placeholder's name, when the next value isn't meant for it.</summary>
    /// <param name="named">How many such placeholders are still to be found; -1 when that can't be told.</param>
    private static HoleValue? FindForgotten(TemplateBinding template, ImmutableArray<ArgumentSyntax> values, int hole, int next, ref int named)
    {
        var name = template.Holes[hole].Name;
        if (next < values.Length && IsNamed(template, values[next], name))
            return null;

        if (template.Holes[hole].IsPositional || template.Scope.Find(name) is not var (code, operation) || template.Passes(code))
            return null;

        // What comes next is for a later placeholder, or there is nothing more.
        if (next >= values.Length || IsForLater(template, hole, values[next]))
        {
            named--;
            return operation.Type.IsException() ? null : new HoleValue(Passed: null, code, operation);
        }

        named = -1;
        return null;
    }

    private static bool IsForLater(TemplateBinding template, int hole, ArgumentSyntax value)
    {
        for (var later = hole + 1; later < template.Holes.Length; later++)
        {
            if (IsNamed(template, value, template.Holes[later].Name)
                || (template.ExpressionOf(later) is { } expression && Microsoft.CodeAnalysis.CSharp.SyntaxFactory.AreEquivalent(expression.Code, value.Expression)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsNamed(TemplateBinding template, ArgumentSyntax value, string name) =>
        template.OperationOf(value) is { } operation && string.Equals(ValueName.For(operation), name, StringComparison.OrdinalIgnoreCase);
}
