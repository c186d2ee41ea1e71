namespace Seaworthy.Logging.Templates;

/// <summary>Tells what is wrong with the name of a placeholder.</summary>
internal static class PlaceholderProblem
{
    public static bool IsIn(TemplateBinding template)
    {
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (Find(template, hole) is not null)
                return true;
        }

        return false;
    }

    /// <summary>What is wrong with the name of the placeholder; null when nothing is.</summary>
    public static string? Find(TemplateBinding template, int hole)
    {
        var name = template.Holes[hole].Name;
        if (TemplateBinding.IsPlain(name) || (template.Call.Kind is LogCallKind.Scope && !template.IsFilled))
            return null;

        if (template.ExpressionOf(hole) is not null)
            return "is an expression, which a template does not evaluate";

        // Braces that are filled by nothing are text; and so may others be when there are fewer values than placeholders.
        if (!template.IsFilled || (template.Values is { } values && values != template.Holes.Length))
            return null;

        return IsInvalid(name, template) ? "is not a valid name" : null;
    }

    private static bool IsInvalid(string name, TemplateBinding template)
    {
        if (name.IndexOf('"') >= 0 || name.IndexOf('\n') >= 0)
            return false;

        if (name.Length is 0 || name[0] is >= '0' and <= '9' || name.IndexOfAny(CallSigns) >= 0)
            return true;

        return IsPlain(name, '.') ? !template.Settings.AllowDotted : template.Call.Library is LogLibrary.Serilog;
    }

    private static bool IsPlain(string name, char separator)
    {
        foreach (var part in name.Split(separator))
        {
            if (!TemplateBinding.IsPlain(part))
                return false;
        }

        return true;
    }

    private static readonly char[] CallSigns = ['(', ')', '[', ']', '?'];
}
